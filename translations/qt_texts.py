"""Texts of Qt shown by the window that are missing in Qt's own translations."""

from translations.texts import Text

# Missing in all languages, because they are newer than Qt's translations.
NEW_TEXTS = (
    Text("QAbstractFileIconProvider", "Drive"),
    Text("QAbstractFileIconProvider", "Folder", "All other platforms"),
    Text("QFileDialog", "&Look in:"),
    Text("QFileDialog", "Files of &type:"),
)
# For languages without translations of Qt.
_BY_CONTEXT = {
    "QPlatformTheme": (
        *("OK", "Save", "Save All", "Open", "&Yes", "Yes to &All", "&No", "N&o to All", "Abort"),
        *("Retry", "Ignore", "Close", "Cancel", "Discard", "Help", "Apply", "Reset"),
        "Restore Defaults",
    ),
    "QMessageBox": ("Show Details...", "Hide Details..."),
    "QFileDialog": (
        *("Look in:", "Back", "Go back", "Forward", "Go forward", "Parent Directory"),
        *("Go to the parent directory", "Create New Folder", "Create a New Folder", "List View"),
        *("Change to list view mode", "Detail View", "Change to detail view mode", "Sidebar"),
        *("List of places and bookmarks", "Files", "Files of type:", "File &name:", "&Open"),
        *("&Save", "Open", "Save As", "&Choose", "&Rename", "&Delete", "Show &hidden files"),
        *("&New Folder", "All Files (*)", "All files (*)", "Directories", "Directory:", "Folder"),
        *("Unknown", "Delete", "New Folder", "Remove", "My Computer", "Find Directory"),
        *("Recent Places", "Drive", "File", "Are you sure you want to delete '%1'?"),
        *("Could not delete directory.", "Show "),
        "%1 already exists.\nDo you want to replace it?",
        "%1\nFile not found.\nPlease verify the correct file name was given.",
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.",
        "'%1' is write protected.\nDo you want to delete it anyway?",
    ),
    "QFileSystemModel": (
        *("Name", "Size", "Kind", "Type", "Date Modified", "My Computer", "Computer"),
        *("%1 GB", "%1 MB", "%1 KB", "%1 bytes", "Invalid filename"),
    ),
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QWidgetTextControl": (
        *("&Undo", "&Redo", "Cu&t", "&Copy", "Copy &Link Location", "&Paste", "Delete"),
        "Select All",
    ),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
}
QT_TEXTS = tuple(
    Text(context, source) for context, sources in _BY_CONTEXT.items() for source in sources
)

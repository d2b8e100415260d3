"""The choice of a scheme, under titles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from guitrainer.config.schema import Scheme
from guitrainer.gui.base.look.size import SMALL, points
from guitrainer.gui.base.look.theme import theme
from guitrainer.gui.base.text.choices import scheme_groups
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.kit.controls import CalmComboBox
from guitrainer.gui.rooms.common.formulas import scheme_info

MOST_ROWS = 32  # visible without scrolling


class SchemeBox(CalmComboBox):
    """All schemes by name, each with one line of help."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Scheme"))
        self.setMaxVisibleItems(MOST_ROWS)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setModel(self._entries())
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def _entries(self) -> QStandardItemModel:
        entries = QStandardItemModel(self)
        small = QFont()
        small.setPointSizeF(points(SMALL))
        small.setWeight(QFont.Weight.DemiBold)
        for title, schemes in scheme_groups():
            head = QStandardItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(small)
            head.setForeground(theme().color("dim"))
            entries.appendRow(head)
            for scheme, name in schemes.items():
                entry = QStandardItem(name)
                entry.setData(scheme, Qt.ItemDataRole.UserRole)
                entries.appendRow(entry)
        return entries

    def showPopup(self) -> None:  # noqa: N802 (Qt's name)
        """Open, each scheme with its help."""
        for index in range(self.count()):
            scheme = self.itemData(index)
            if scheme is not None:
                info = scheme_info(scheme)
                tip = f"{translated(info.help)}\n{info.formula}\n{info.source}"
                self.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
        super().showPopup()

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the scheme in use."""
        self.setCurrentIndex(self.findData(scheme))

"""A field of the schema: title, control, and a message if a value is not accepted."""

from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from guitrainer.config import fields
from guitrainer.gui.base.look.size import normal_width, px
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.choices import accepted, choice_help, choice_text
from guitrainer.gui.base.text.language import translated
from guitrainer.gui.base.values import editable, kind_of, parse, stepped, words_of
from guitrainer.gui.kit.basic import column, label, row
from guitrainer.gui.kit.controls import CalmComboBox, ChoiceBox
from guitrainer.gui.kit.entry import ValueEntry
from guitrainer.gui.kit.overlays import Callout
from guitrainer.sentences import fill

# Aligns the controls.
CHOICE_WIDTH, ENTRY_WIDTH = 15 * GRID, 12 * GRID
LONG_NUMBER = "00000"  # fits next to a unit


class Field(QWidget):
    """Base of all fields; `_control` creates the control, and `_paint` updates it.

    Parameters
    ----------
    name : name of the field in its part of the experiment
    node : schema of the field
    optional : whether it may be empty
    wide : whether the control is on a separate line, below the title
    live : whether text is emitted at every key
    title : title to show instead of that of the schema
    """

    entered = Signal(str, object, int)  # name, value, round of edits; undo reverts a whole round
    judged = Signal(str, bool)  # name, and whether the displayed value is accepted

    def __init__(
        self,
        name: str,
        node: fields.Node,
        *,
        optional: bool = False,
        wide: bool = False,
        live: bool = False,
        title: str | None = None,
    ) -> None:
        super().__init__()
        self.name, self.node, self.optional, self.live = name, node, optional, live
        self.title = translated(node.get("title", name)) if title is None else title
        self._round = 0
        self._value: Any = None
        self.control = self._control()
        self._title = label(escape(self.title), rich=True)
        self._title.setWordWrap(True)
        self._title.setBuddy(self.control)
        self.error = ""  # what is accepted, if something else was entered
        self._callout = Callout(self)
        self._lay_out(wide)
        self._explain()

    def _lay_out(self, wide: bool) -> None:
        if wide:
            own = column([self._title, self.control], spacing=GRID // 2)
        else:
            self.control.setFixedWidth(self._control_width())
            self._title.setMinimumWidth(1)  # a long word must not make the panel wider
            own = column([row([self._title, self.control], stretch=0)], spacing=GRID // 2)
        self.setLayout(own)

    def _control_width(self) -> int:
        """Return the common width of controls, unless the longest choice or the unit needs more."""
        if kind_of(self.node) == "choice":
            return max(px(CHOICE_WIDTH), self.control.sizeHint().width())
        unit = translated(self.node.get("unit") or "")
        needed = normal_width(LONG_NUMBER + unit) + 3 * GRID
        return px(CHOICE_WIDTH) if unit and needed > px(ENTRY_WIDTH) else px(ENTRY_WIDTH)

    def _explain(self) -> None:
        tip = f"<b>{self.title}</b><br>{translated(self.node.get('description', ''))}"
        if kind_of(self.node) not in ("choice", "flag"):
            tip += "<br>" + self._accepted()
        self.setToolTip(tip)
        self.control.setAccessibleName(self.title)
        self._help = translated(self.node.get("description", ""))
        self.control.setAccessibleDescription(self._help)

    def _accepted(self) -> str:
        text = fill(self.tr("Accepted: %1."), accepted(self.node))
        return f"{text} {self.tr('Can be left empty.')}" if self.optional else text

    def mark(self, sign: str) -> None:
        """Show a sign in front of the title; it may contain markup, as in `label`."""
        self._title.setText(sign + escape(self.title))

    # ------------------------------------------------------------ for forms

    def show_value(self, value: Any, placeholder: str = "") -> None:
        """Show `value` of the document; `placeholder` is the meaning of an empty field."""
        if value == self._value and self.error:
            return  # a refused value stays, to be corrected; the document has not changed
        self._value = value
        self._blame("")
        self._paint(value, placeholder)

    @property
    def text(self) -> str:
        """The latest input, as text."""
        return str(self._value)

    def refuse(self) -> None:
        """Show that the value is not accepted, and what is."""
        self._blame(self._accepted())
        self.judged.emit(self.name, False)

    def clear(self) -> None:
        """Remove the message of `refuse`."""
        self._blame("")
        self.judged.emit(self.name, True)

    def withdraw(self) -> None:
        """Discard a refused value, without emitting signals."""
        self._blame("")

    def bring_back(self, text: str) -> None:
        """Show a refused value again."""
        self.refuse()

    def _blame(self, error: str) -> None:
        self.error = error
        self._callout.say(error)
        self.control.setAccessibleDescription(error or self._help)

    # ------------------------------------------------------------ for subclasses

    def _control(self) -> QWidget:
        raise NotImplementedError

    def _paint(self, value: Any, placeholder: str) -> None:
        raise NotImplementedError

    def _next_round(self) -> None:
        self._round += 1

    def _enter(self, value: Any) -> None:
        self.entered.emit(self.name, value, self._round)


class EntryField(Field):
    """A number, a pair of numbers, or text."""

    def _control(self) -> QWidget:
        unit = translated(self.node.get("unit") or "")
        self.entry = ValueEntry(self._read, self._written, unit, live=self.live)
        if kind_of(self.node) != "text":
            self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entry.entered.connect(self._enter)
        self.entry.withdrawn.connect(self.clear)
        self.entry.stepped.connect(self._on_stepped)
        self.entry.visited.connect(self._next_round)
        return self.entry

    def _read(self, text: str) -> Any:
        value = parse(text, self.node)
        return tuple(value) if isinstance(value, list) else value

    def _written(self, value: Any) -> str:
        return editable(value)

    def _paint(self, value: Any, placeholder: str) -> None:
        self.entry.setPlaceholderText(placeholder)
        self.entry.show_value(value)

    @property
    def text(self) -> str:
        """The typed text."""
        return self.entry.text()

    def refuse(self) -> None:
        """Show what is accepted, and mark the entry."""
        super().refuse()
        self.entry.refuse()

    def bring_back(self, text: str) -> None:
        """Show refused text again."""
        self.entry.setText(text)
        super().bring_back(text)

    def clear(self) -> None:
        """Remove the message of `refuse`; the text is valid."""
        super().clear()
        self.entry.settle()

    def withdraw(self) -> None:
        """Discard what was typed."""
        super().withdraw()
        self.entry.withdraw()

    def _on_stepped(self, steps: int) -> None:
        value = stepped(self._steppable(), self.node, steps)
        if value is not None:
            self._enter(value)
            self.entry.tidy()

    def _enter(self, value: Any) -> None:
        super()._enter(list(value) if isinstance(value, tuple) else value)

    def _steppable(self) -> Any:
        """Return the value to step from: the current one, or the meaning of the empty field."""
        if self._value is not None:
            return self._value
        meant = parse(self.entry.placeholderText(), self.node)
        return None if isinstance(meant, str) else meant


class WordField(EntryField):
    """A size that also accepts words, which can be typed or chosen from a list."""

    def _control(self) -> QWidget:
        super()._control()
        combo = CalmComboBox(editable=True)
        combo.setLineEdit(self.entry)
        combo.setCompleter(None)  # type: ignore[arg-type]  # Qt takes it
        combo.setInsertPolicy(CalmComboBox.InsertPolicy.NoInsert)
        combo.addItems(list(words_of(self.node)))
        combo.activated.connect(self._on_chosen)
        return combo

    def _on_stepped(self, steps: int) -> None:
        words = words_of(self.node)
        if self._value in words:
            place = words.index(self._value) - steps  # down moves forward in the list
            self._enter(words[min(max(place, 0), len(words) - 1)])
            self.entry.tidy()
        else:
            super()._on_stepped(steps)

    def _on_chosen(self, index: int) -> None:
        self._next_round()
        self._enter(words_of(self.node)[index])


class ChoiceField(Field):
    """A choice of words."""

    def _control(self) -> QWidget:
        self.combo = ChoiceBox()
        words = {word: choice_text(word) for word in fields.choices(self.node)}
        self.combo.offer(words, choice_help(self.name))
        self.combo.chosen.connect(self._on_chosen)
        return self.combo

    def _paint(self, value: Any, placeholder: str) -> None:
        self.combo.key = value
        tip = choice_help(self.name).get(str(value), "")
        self.combo.setToolTip(f"{self.toolTip()}<br>{tip}" if tip else "")

    def _on_chosen(self, word: str) -> None:
        self._next_round()
        self._enter(word)


class FlagField(Field):
    """Yes or no."""

    def _control(self) -> QWidget:
        self.box = QCheckBox()
        self.box.clicked.connect(self._on_clicked)
        return self.box

    def _lay_out(self, wide: bool) -> None:
        """Make the title part of the check box, so that it can be clicked."""
        self.box.setText(self.title)
        self._title.hide()
        self.setLayout(column([self.box]))

    def _paint(self, value: Any, placeholder: str) -> None:
        self.box.setChecked(bool(value))

    def _on_clicked(self, checked: bool) -> None:
        self._next_round()
        self._enter(checked)

"""The experiment as a form: rates, images, network, training, recording."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from guitrainer.figures import count
from guitrainer.gui.base.look.theme import GRID
from guitrainer.gui.base.text.layers import remark_text, report_lines, shape_text
from guitrainer.gui.kit.basic import column, prose, rule, say
from guitrainer.gui.kit.containers import Disclosure
from guitrainer.gui.lab.lab import Lab
from guitrainer.gui.lab.stage import State
from guitrainer.gui.rooms.common.facts import Context, ImageFacts, image_facts
from guitrainer.gui.rooms.train.experiment.form import SLIDERS, Form
from guitrainer.gui.rooms.train.experiment.network import NetworkEditor
from guitrainer.sentences import fill

AHEAD_MS = 300  # after the preview, when its filters are on stage
UNFOLDED = ("rates", "data", "network", "training")


class ExperimentPanel(QWidget):
    """Edits the document; created when first shown, and updated while visible."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self._made = False
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        lab.preview_changed.connect(self._ahead.start)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Create the forms, and update them to the document."""
        self._make()
        self._paint()
        super().showEvent(event)

    def _make_ahead(self) -> None:
        """Create the forms while the window is idle, so that they can be shown at once."""
        if self.lab.state == State.IDLE:
            self._make()

    def _make(self) -> None:
        if self._made:
            return
        self._made = True
        self._ahead.stop()
        lab = self.lab
        self.forms = {
            "experiment": Form(lab, "experiment"),
            "data": Form(lab, "data", ("data",)),
            "rates": Form(lab, "training", ("training",), lambda name: name in SLIDERS),
            "training": Form(lab, "training", ("training",), lambda name: name not in SLIDERS),
            "recording": Form(lab, "recording", ("recording",)),
        }
        self.network = NetworkEditor(lab)
        self.images, self.measured = prose("", "dim"), prose("", "dim")
        self.remarks = prose()
        self.problems = {part: prose("", "error") for part in ("data", "network", "training")}
        self.sections: dict[str, Disclosure] = {}
        for part, title, content in self._parts():
            unfolded = part in UNFOLDED
            self.sections[part] = Disclosure(title.upper(), content, unfolded=unfolded)
            if part in self.forms:
                self.forms[part].name_more(title)
        self.sections["rates"].note(self.tr("also during training"))
        parts: list[QWidget] = []
        for section in self.sections.values():
            parts += [section, rule()]
        self.setLayout(column([*parts[:-1], None], margin=GRID, spacing=GRID))
        for signal in (
            lab.experiment_changed, lab.preview_changed, lab.state_changed, lab.rejections.changed
        ):  # fmt: skip
            signal.connect(self._paint)

    def _parts(self) -> list[tuple[str, str, QLayout]]:
        forms, problems = self.forms, self.problems
        return [
            ("experiment", self.tr("Experiment"), column([forms["experiment"]])),
            ("rates", self.tr("Rates"), column([forms["rates"]])),
            (
                "data",
                self.tr("Data"),
                column([forms["data"], self.images, self.measured, self.remarks, problems["data"]]),
            ),
            ("network", self.tr("Network"), column([self.network, problems["network"]])),
            ("training", self.tr("Training"), column([forms["training"], problems["training"]])),
            ("recording", self.tr("Recording"), column([forms["recording"]])),
        ]

    # ------------------------------------------------------------ painting

    def _paint(self) -> None:
        if not self.isVisible():
            return
        experiment = self.lab.experiment
        context = Context(experiment, image_facts(experiment.data, self.lab.datasets.last))
        for form in self.forms.values():
            form.paint(context)
        self.network.paint(context)
        self._paint_images(context.facts)
        self._paint_report()
        self._paint_problem()
        self.sections["experiment"].note(experiment.name)

    def _paint_images(self, facts: ImageFacts | None) -> None:
        self.images.setEnabled(facts is not None)
        if facts is None:
            if not self.images.text():
                self.images.setText(self.tr("Reading the images…"))
            return  # the report on the previous images is dimmed
        shape = shape_text(facts.shape)
        classes = self.tr("%n class(es)", "", facts.classes)
        parts = [fill(self.tr("images of %1"), shape)]
        if facts.train:
            parts = [fill(self.tr("%1 images of %2"), count(facts.train), shape)]
        if facts.test:
            parts.append(fill(self.tr("%1 for testing"), count(facts.test)))
        self.images.setText(", ".join([*parts, classes]))

    def _paint_report(self) -> None:
        """Show the report on images and plan, with its remarks."""
        preview = self.lab.preview
        report = None if preview is None else preview.report
        if report is not None and report.data.source != self.lab.experiment.data.source:
            report = None  # belongs to the previous images
        for label in (self.measured, self.remarks):
            label.setEnabled(report is not None)  # dimmed while it belongs to the previous plan
        if report is None:
            return
        remarks = [remark_text(remark) for remark in report.remarks]
        for label, texts in ((self.measured, report_lines(report)), (self.remarks, remarks)):
            say(label, "\n".join(texts))

    def _paint_problem(self) -> None:
        """Show why the experiment cannot be run, at the part that is the cause."""
        problem = self.lab.problem or ""
        part = problem.partition(".")[0]
        part = part if part in self.problems else "network"
        if part == "network" and self.network.faulty:
            problem = ""  # shown at the layer
        for name, line in self.problems.items():
            say(line, problem if name == part else "")

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>BiasRow</name>
    <message>
        <source>As PyTorch, ±1/√fan_in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias initialiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the bias starts: at zero, since it breaks no symmetry and needs no spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros, as usual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Curves shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How activations and gradients go through the layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, accuracy and edges, learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawnSection</name>
    <message>
        <source>All weights are %1: every filter gets the same gradient, so they stay equal for ever. Only random weights break the symmetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All weights are 0: no gradient gets past this layer, and its filters stay equal for ever. Only random weights break the symmetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for, and drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars: the weights as drawn. Curve: the density they were drawn from. The small ticks are at ±σ. The more weights a layer has, the closer they agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other random numbers, drawn alike: the next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn σ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Enlargement</name>
    <message>
        <source>%1 lies before it, and its numbers are not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all filters (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feature map before the activation: orange above zero, blue below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter before (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frame is where the filter responds most, for or against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next filter (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next test image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test image before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wave under a bell curve that is most like this filter, out of a bank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waves the filter lets through: slow ones in the middle, fast ones outside. An edge detector has two spots, across its edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best Gabor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change since then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change up to step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient at step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers in units of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the pattern that most of its %n inputs share</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>weights at step %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>%1 images of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Changes apply to the next run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End this run and train the experiment as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also while it trains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A PNG per filter, without text, in a folder; of all steps, a sheet each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the run folder: it can be opened and resumed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plot as it is shown, or its numbers as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row per step: each filter keeps its column from noise to edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All filters of a layer with labels and scores, as one picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into a new folder in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to export yet. Press Train first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers for NumPy: float32, (filters, inputs, height, width).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters forming, as a moving picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the marker, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Accepted: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n thing(s) dropped; accepted: one at a time</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>; kept what is not the program&apos;s: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the run %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its filters, curves and checkpoint are gone for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No preset has a network like this one, so the command reads it from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs are always kept; this is about the experiment as edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this experiment to a file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted: an experiment (.toml), a run folder, IDX files or an .npz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <source>Across the edge, from light to dark: 0° is an upright edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant added to its response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gabor fit R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the weight vector; weight decay shortens it at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of its weights; an edge has one near zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the filter that the best-fitting Gabor wave explains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the filter large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wave under a bell curve that is most like this filter, out of a bank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is called, and its edge score, 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waves the filter lets through: slow ones in the middle, fast outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best Gabor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm ‖w‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormulaCard</name>
    <message>
        <source>How many inputs feed one output: height, width and channels of the window. The larger it is, the smaller a weight must be for the signal to keep its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many outputs one input feeds: height and width of the window, and filters. It sets what becomes of the gradient on its way back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GaugePanel</name>
    <message>
        <source>%1 of %2 directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge score, mean over all filters: 0 is noise, 1 a perfect edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters this small have no direction, so they are not scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many different directions the edges have, in steps of 22.5°.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the filters that are edges: a Gabor wave explains far more of them than it would of noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak evidence: at this size, smooth noise passes for an edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean score %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InitialisationPanel</name>
    <message>
        <source>A run is on: edits are for the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply to all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the weights of every layer like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialiser of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialiser of all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>New seed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerBody</name>
    <message>
        <source>Add a copy behind it (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weight is drawn, on a page of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialiser: %1 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the layer away (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer whose initial weights are shown and edited</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>Accuracy and edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of the steps made so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of each single batch, as training meets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on images that are never trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean edge score of these filters: 1 is a perfect edge, noise is near 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean training loss of the last 50 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of test images that are recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the filters of the selected layer that are edge detectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of training images that are recognised, mean of the last 50 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis: late, small gains become visible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the schedule has for the steps to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Begin a new run with what was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the experiment; undo takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the place where it can be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the last good state (step %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what else was noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About guitrainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open experiment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to li&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from &amp;preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;run folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save experiment &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A new layer behind the unfolded one; else before the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that are trained: weights and biases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionFields</name>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Train to draw this curve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept in a folder of its own in there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many train, from the next run on. Results do not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Drag, or use the arrow keys. It also reaches the run that is on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>An experiment that comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the same initial weights (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other initial weights: the next seed (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one step (.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save pictures, weights, plots (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train or pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: open folder, delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same settings as the experiment now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edges %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>%n run(s) at most can be told apart</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it from the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its filters beside those on the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet. Press Train: every run is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this run on the stage (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a run to see its curves (Space); open it on the stage (Enter).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemeBox</name>
    <message>
        <source>Scheme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignalSection</name>
    <message>
        <source>Signal and gradient by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation behind every layer, before any training: of the signal on its way forward, and of the gradient on its way back. Flat is good: what shrinks or grows with every layer cannot be trained. Click a layer to edit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ behind %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignalsPage</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer whose signal is shown over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm of the last update of its weight over the norm of the weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation σ of the gradient that comes back to the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation σ of what the layer gives, over images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer whose signal is drawn over the steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same before the first step: what the initialisation gave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradients</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>Factor × own variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the size that was typed in: the scheme&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit ±</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other sizes follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scheme&apos;s own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance σ²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>An .npz with images and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with images and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with images and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDX files named as MNIST&apos;s, .npy files, or an .npz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images and labels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageHeader</name>
    <message>
        <source>Blue below zero, orange above; safe for colour-blind eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every filter uses all shades, however small its weights are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One scale for all filters: small weights look flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The convolution whose filters are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the loss, of the last batch: where each weight is pushed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights minus those at the start: what training added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero is the middle grey; filters of three channels in colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The pattern that most of its %n inputs share.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Too small to have a direction: not scored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>%1 images/s possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Compiling %n kernel(s), once</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps a second the run makes: from one to as fast as it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train as fast as the machine can (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train at a pace the eye can follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full speed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Drag to look back; filters, figures and curves follow. The run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the newest step of the run again (L).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No convolution here: there are no filters to film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the recorded history, slower at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: click to look at the filters as they were then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected filter over the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train to fill the timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainRoom</name>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since, in the log</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>An unexpected error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details are in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file that has the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guitrainer goes on. If something looks wrong, reset or start anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>%2 saturates: %3 is flat for most of its input (σ %1). Expect vanishing gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change how all weights are drawn; can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He normal would keep it (×%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He normal would make it ×%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeCun normal would keep it (×%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeCun normal would make it ×%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU in place of sigmoid, with He normal, would keep it (×%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU in place of sigmoid, with He normal, would make it ×%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient grows &lt;b&gt;%1-fold&lt;/b&gt; on its way back to layer 1 (%2): expect exploding gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient grows &lt;b&gt;without bound&lt;/b&gt; on its way back to layer 1 (%2): expect NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient shrinks &lt;b&gt;%1-fold&lt;/b&gt; on its way back to layer 1 (%2): expect vanishing gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient shrinks &lt;b&gt;to nothing&lt;/b&gt; on its way back to layer 1 (%2): nothing is learnt there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal changes ×%1 by layer %3 (%2), once and not with every layer: training can mend that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal grows &lt;b&gt;%1-fold&lt;/b&gt; by layer %3 (%2): expect exploding gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal grows &lt;b&gt;without bound&lt;/b&gt; by layer %3 (%2): expect NaN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal keeps its size: ×%1 by layer %3 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal shrinks &lt;b&gt;%1-fold&lt;/b&gt; by layer %3 (%2): expect vanishing gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal shrinks &lt;b&gt;to nothing&lt;/b&gt; by layer %3 (%2): nothing is learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no signal to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network cannot be trained. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use He normal everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use LeCun normal everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use ReLU and He normal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>accepted</name>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name of its own: a small letter, then small letters, digits or _</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters, digits, - and _</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two numbers, as in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Adam, with weight decay apart from the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides g by the root of its mean square of late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every image on its own to mean 0 and deviation 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images and labels as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels drawn at random: nothing can be learnt but by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of g over the root of the mean of g², both unbiased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean subtracted, divided by the deviation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels in 0…1 as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of all training pixels is subtracted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pixels of all images in one random order: edges are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate drops by a factor every so many steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate falls along half a cosine until the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate rises over 30 % of the steps, then falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whitening: neighbouring pixels are no longer correlated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v ← μ·v + g, w ← w − η·v: keeps part of its speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w ← w − η·(g + μ·v): momentum that looks ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w ← w − η·g: straight down the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Blob: a round spot or an even tone, the same in all directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken: its weights are not finite any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dead: its weights are below 5 % of those of the largest filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge: light on one side, dark on the other, along one direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise: no pattern that explains more than chance would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>pad %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message>
        <source>%1 is saturated: its outputs lie on the flat ends of the curve, where the slope is almost zero and hardly any gradient passes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 of the units of %1 are zero for every image: no gradient passes through them, so they cannot recover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more layer(s) likewise.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 filter(s) of %1 are dead: their weights are so small beside the others&apos; that they pass almost nothing on.</source>
        <comment>%n: how many are dead, %2: how many there are</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A step changes the weights of %1 by %2 of their size; about 10⁻³ is healthy. The steps are too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step changes the weights of %1 by only %2 of their size; about 10⁻³ is healthy. They hardly learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n filter(s) of %1 are exactly equal: they started equal, so they get equal gradients and stay equal. Start at random.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clip the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diverged at step %2: in %1 a number became infinite or undefined first. The run was stopped; its last good state is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide the learning rate by 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide the weight decay by 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave images and labels as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply the learning rate by 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put ReLU in place of the sigmoids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from small random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times larger than at the last layer: a single step can ruin the first layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times smaller than at the last layer: the first layers hardly learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss has risen to %2 from %3: the steps are too long, or the weights were too large from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss stays at %2, and guessing gives %3: the network has learnt nothing so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use He normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use LeCun normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers in another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message>
        <source>1 / (1 + exp(−x)).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>128 patches of photographs, each a class; views differ in place and contrast. Already normalised: use preprocessing raw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A built-in dataset, a folder of IDX files or an .npz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second convolution builds on the first, which still finds edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam β₁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam β₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a trainable constant to every output channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to every eigenvalue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All elements 0: filters stay alike for ever, nothing is learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All elements 1: symmetry between the filters is never broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All elements equal to value: symmetry is never broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An .npz or .npy file for the scheme &apos;file&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias initialiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound of a uniform distribution: U(−limit, limit).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By default the size: no overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By default zeros (torch_default: U(±1/√fan_in)).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control: labels drawn at random. Nothing to learn from the image: no edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control: one fixed scramble of the pixels. Learning needs no edges: none come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution: the same filters at every position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy what should carry the effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides pixels; by default measured on the training images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that determines a run: same machine, same experiment, same bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor of negative values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor of orthogonal and identity weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure: He&apos;s variance 2/fan_in was typed in as σ. The signal dies on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure: a sigmoid passes on a quarter of the gradient at most; four stall it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure: all weights start at 0. Every filter gets the same gradient: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure: all weights start at 0.05. The filters learn, but all of them the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure: σ = 0.01 in 8 dense layers. Each one shrinks the signal to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure: σ = 0.3 in 8 dense layers. Each doubles the signal: NaN in a few steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters at right angles, each of length gain: none repeats another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the image to one logit per class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fully connected layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glorot&apos;s variance, drawn from a normal distribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand-made: Sobel, Prewitt, Laplacian, Gabor, oriented lines, X, each of length 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits 0…9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the run is measured and saved; by default as fits its length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the elements of one weight are drawn before the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weight is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are changed, and for how long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperbolic tangent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images, labels and preprocessing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps adaptive rates finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the forward signal of linear and SELU units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the forward signal, drawn from a normal distribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the signal forward and the gradient backward, for tanh and linear units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the signal through ReLU, drawn from a normal distribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the signal through ReLU, which halves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest value of each window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeNet-5 in the manner of 1998: tanh, average pooling, LeCun&apos;s initial weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a step along the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locally connected layer: a filter of its own at every position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of each feature map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of each window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure activations and gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on the test images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the squared gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror half of the images left to right, at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move each image at random by up to this much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the scheme&apos;s variance (σ grows by its root).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the direction of a contour. The labels are gradients: edges are asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative slope a in He&apos;s variance 2 / ((1 + a²) n).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal cut at ±2 std and not corrected: the real std is 0.87963 of the one given (0.05).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal with std 0.01, whatever the size of the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal with zero mean; std 0.05 unless given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of output channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of outputs; by default the number of classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the weight stays as it was drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line: what it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser, batch size and length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orthonormal, then every layer is scaled until its output has variance 1 on real data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull of every parameter towards zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognise 128 patches of photographs in new views: edges of 8 orientations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own standard deviation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule that sets the distribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule that turns gradients into updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the whole state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a random share of its inputs to zero while training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape of the draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of inputs set to zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the last update kept; by default 0.9, for sgd and rmsprop 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name; by default the type and a number, as in conv1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of generated images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the window, or [height, width].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side, or [height, width].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of Gaussian noise on generated images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of every random stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step edges and bars of 8 directions (the classes), in noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step of the window, or [vertical, horizontal].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between drops of the schedule &apos;step&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of linear growth from zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtracted from pixels in 0…1; by default measured on the training images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell X, O and + apart in noise: the strokes come back as edges, in a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre tap is the identity: the layer passes its input on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre tap orthogonal across channels, the rest 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The constant of the scheme &apos;constant&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default: 16 filters of 9×9 on digits turn from noise into edge detectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The general form: scale over a fan, as normal, truncated normal or uniform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers, from the image to the logits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simpler form of Glorot&apos;s rule: the forward signal alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user&apos;s own weight from an .npy or .npz file (file.npz#key picks an array).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The well-known Keras example, glorot_uniform: accurate, but 3×3 shows few edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uniform between −limit and limit; limit 0.05 unless given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates of the weights, in place of epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use only the first ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used for the run folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the newest batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Keras&apos; layers do: glorot_uniform; the bias is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What PyTorch&apos;s layers do: kaiming_uniform with a = √5; the bias is drawn alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a drop multiplies by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done to every image before training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is measured, and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where cosine and one-cycle end, relative to the peak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which fan divides the variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which images, how many, and what is done to them before the network sees them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of 8 directions the contour in a patch of a photograph has (the labels come from gradients).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X, O and + of random place, size and thickness, in noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZCA epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero mean and unit variance per channel over the batch, then a trained scale and shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adamw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fan avg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fan geo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fan in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fan out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gelu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global avg pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max(x, 0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scrambled pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sgd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standardized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid, same, a number, or [rows, columns].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x where positive, slope·x elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x·Φ(x), Φ the distribution function of the standard normal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zca</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ²</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schemes</name>
    <message>
        <source>Arranged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults of libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delta orthogonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitted to the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand-made bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity (Dirac)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSUV, scaled by data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal, zero mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a fixed size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small normal, σ 0.01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uniform, zero mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier, Caffe&apos;s form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>Looking at the network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gradient is known here: the layer is not trained, or the run was read from disk, where gradients are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gradient yet: press Step or Train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights at the start are not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to look at. Add one under Experiment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

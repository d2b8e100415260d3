<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackwardStage</name>
    <message numerus="yes">
        <source>so far, %n to come</source>
        <translation>
            <numerusform>so far, %n to come</numerusform>
            <numerusform>so far, %n to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message numerus="yes">
        <source>%n image(s) of %1, taken for %2</source>
        <translation>
            <numerusform>%n image of %1, taken for %2</numerusform>
            <numerusform>%n images of %1, taken for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of %1, told right</source>
        <translation>
            <numerusform>%n image of %1, told right</numerusform>
            <numerusform>%n images of %1, told right</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Enlargement</name>
    <message numerus="yes">
        <source>the pattern that most of its %n inputs share</source>
        <translation>
            <numerusform>the pattern that most of its %n inputs share</numerusform>
            <numerusform>the pattern that most of its %n inputs share</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n thing(s) dropped; accepted: one at a time</source>
        <translation>
            <numerusform>%n thing dropped; accepted: one at a time</numerusform>
            <numerusform>%n things dropped; accepted: one at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message numerus="yes">
        <source>%n weight(s)</source>
        <translation>
            <numerusform>%n weight</numerusform>
            <numerusform>%n weights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation>
            <numerusform>%n parameter</numerusform>
            <numerusform>%n parameters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacingCard</name>
    <message numerus="yes">
        <source>Use the %n chosen one(s) for %1</source>
        <translation>
            <numerusform>Use the %n chosen one for %1</numerusform>
            <numerusform>Use the %n chosen ones for %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>%n run(s) at most can be told apart</source>
        <translation>
            <numerusform>%n run at most can be told apart</numerusform>
            <numerusform>%n runs at most can be told apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message numerus="yes">
        <source>The pattern that most of its %n inputs share.</source>
        <translation>
            <numerusform>The pattern that most of its %n inputs share.</numerusform>
            <numerusform>The pattern that most of its %n inputs share.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compiling %n kernel(s), once</source>
        <translation>
            <numerusform>Compiling %n kernel, once</numerusform>
            <numerusform>Compiling %n kernels, once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since, in the log</source>
        <translation>
            <numerusform>%n more error since, in the log</numerusform>
            <numerusform>%n more errors since, in the log</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message numerus="yes">
        <source>%n more layer(s) likewise.</source>
        <translation>
            <numerusform>%n more layer likewise.</numerusform>
            <numerusform>%n more layers likewise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %2 filter(s) of %1 are dead: their weights are so small beside the others&apos; that they pass almost nothing on.</source>
        <comment>%n: how many are dead, %2: how many there are</comment>
        <translation>
            <numerusform>%n of %2 filters of %1 is dead: its weights are so small beside the others&apos; that it passes almost nothing on.</numerusform>
            <numerusform>%n of %2 filters of %1 are dead: their weights are so small beside the others&apos; that they pass almost nothing on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n filter(s) of %1 are exactly equal: they started equal, so they get equal gradients and stay equal. Start at random.</source>
        <translation>
            <numerusform>All %n filters of %1 are exactly equal: they started equal, so they get equal gradients and stay equal. Start at random.</numerusform>
            <numerusform>All %n filters of %1 are exactly equal: they started equal, so they get equal gradients and stay equal. Start at random.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message numerus="yes">
        <source>Weight %1 leads from input %3 to output %2. It is the same one weight at %n other place(s).</source>
        <translation>
            <numerusform>Weight %1 leads from input %3 to output %2. It is the same one weight at %n other place.</numerusform>
            <numerusform>Weight %1 leads from input %3 to output %2. It is the same one weight at %n other places.</numerusform>
        </translation>
    </message>
</context>
</TS>

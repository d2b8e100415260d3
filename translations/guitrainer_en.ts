<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>%n image(s) of %1, predicted as %2</source>
        <translation>
            <numerusform>%n image of %1, predicted as %2</numerusform>
            <numerusform>%n images of %1, predicted as %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted correctly</source>
        <translation>
            <numerusform>%n image of %1, predicted correctly</numerusform>
            <numerusform>%n images of %1, predicted correctly</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Enlargement</name>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>the pattern shared by most of its %n inputs</numerusform>
            <numerusform>the pattern shared by most of its %n inputs</numerusform>
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
    <name>ExportPreview</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n item(s) dropped; accepted: one at a time</source>
        <translation>
            <numerusform>%n item dropped; accepted: one at a time</numerusform>
            <numerusform>%n items dropped; accepted: one at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterCard</name>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>the pattern shared by most of its %n inputs</numerusform>
            <numerusform>the pattern shared by most of its %n inputs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterSide</name>
    <message numerus="yes">
        <source>%n orientation(s)</source>
        <translation>
            <numerusform>%n orientation</numerusform>
            <numerusform>%n orientations</numerusform>
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
    <name>GradientStage</name>
    <message numerus="yes">
        <source>so far; %n to come</source>
        <translation>
            <numerusform>so far; %n to come</numerusform>
            <numerusform>so far; %n to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerChoice</name>
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
    <name>Overlaying</name>
    <message numerus="yes">
        <source>At most %n run(s) can be shown in different colors</source>
        <translation>
            <numerusform>At most %n run can be shown in different colors</numerusform>
            <numerusform>At most %n runs can be shown in different colors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacingCard</name>
    <message numerus="yes">
        <source>Use the %n selected filter(s) for %1</source>
        <translation>
            <numerusform>Use the %n selected filter for %1</numerusform>
            <numerusform>Use the %n selected filters for %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message numerus="yes">
        <source>%n fold(s)</source>
        <translation>
            <numerusform>%n fold</numerusform>
            <numerusform>%n folds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>Also show runs that were stopped after %n step(s) or fewer</source>
        <translation>
            <numerusform>Also show runs that were stopped after %n step or fewer</numerusform>
            <numerusform>Also show runs that were stopped after %n steps or fewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message numerus="yes">
        <source>The pattern shared by most of its %n inputs.</source>
        <translation>
            <numerusform>The pattern shared by most of its %n inputs.</numerusform>
            <numerusform>The pattern shared by most of its %n inputs.</numerusform>
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
        <source>Compiling %n kernel(s); this happens only once</source>
        <translation>
            <numerusform>Compiling %n kernel; this happens only once</numerusform>
            <numerusform>Compiling %n kernels; this happens only once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since then; see the log</source>
        <translation>
            <numerusform>%n more error since then; see the log</numerusform>
            <numerusform>%n more errors since then; see the log</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n checkpoint</numerusform>
            <numerusform>%n checkpoints</numerusform>
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
        <source>The same holds for %n more layer(s).</source>
        <translation>
            <numerusform>The same holds for %n more layer.</numerusform>
            <numerusform>The same holds for %n more layers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message numerus="yes">
        <source>Weight %1 connects input %3 to output %2. The same weight is used at %n other position(s).</source>
        <translation>
            <numerusform>Weight %1 connects input %3 to output %2. The same weight is used at %n other position.</numerusform>
            <numerusform>Weight %1 connects input %3 to output %2. The same weight is used at %n other positions.</numerusform>
        </translation>
    </message>
</context>
</TS>

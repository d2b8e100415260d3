<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>A laboratory for convolution filters: choose an initialization, train, watch edges form.</source>
        <translation>Un laboratorio de filtros de convolución: elige una inicialización, entrena y mira cómo se forman los bordes.</translation>
    </message>
    <message>
        <source>About guitrainer</source>
        <translation>Acerca de guitrainer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the versions, for a bug report</source>
        <translation>Copia las versiones, para un informe de error</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Qt is used under the LGPL, version 3.</source>
        <translation>Software libre con licencia MIT. Qt se usa bajo la LGPL, versión 3.</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>%1, step %2</source>
        <translation>%1, paso %2</translation>
    </message>
    <message>
        <source>Responds most to %1 (%2 on average), then to %3 (%4).</source>
        <translation>Responde sobre todo a %1 (%2 de media), luego a %3 (%4).</translation>
    </message>
    <message>
        <source>Responds equally to %1 and %3 (%2 and %4 on average).</source>
        <translation>Responde igual a %1 y a %3 (%2 y %4 de media).</translation>
    </message>
    <message>
        <source>Best patches</source>
        <translation>Mejores recortes</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Por clase</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Clase %1</translation>
    </message>
    <message>
        <source>Find a filter for a class</source>
        <translation>Buscar un filtro para una clase</translation>
    </message>
    <message>
        <source>Find one for…</source>
        <translation>Buscar uno para…</translation>
    </message>
    <message>
        <source>Mean of the highest response, by class</source>
        <translation>Media de la respuesta más alta, por clase</translation>
    </message>
    <message>
        <source>Next filter</source>
        <translation>Filtro siguiente</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Imagen siguiente</translation>
    </message>
    <message>
        <source>No filter sees the picture directly: the first layer is not a convolution.</source>
        <translation>Ningún filtro ve la imagen directamente: la primera capa no es una convolución.</translation>
    </message>
    <message>
        <source>None of the first %1 training images is of class %2.</source>
        <translation>Ninguna de las primeras %1 imágenes de entrenamiento es de la clase %2.</translation>
    </message>
    <message>
        <source>Open the experiment shapes-xo: some of its filters learn to respond to the X</source>
        <translation>Abrir el experimento shapes-xo: algunos de sus filtros acaban respondiendo a la X</translation>
    </message>
    <message>
        <source>Previous filter</source>
        <translation>Filtro anterior</translation>
    </message>
    <message>
        <source>Select the filter that responds most to this class, and show such an image</source>
        <translation>Elegir el filtro que más responde a esta clase y mostrar una imagen de ella</translation>
    </message>
    <message>
        <source>Show another test image</source>
        <translation>Mostrar otra imagen de prueba</translation>
    </message>
    <message>
        <source>Top classes</source>
        <translation>Clases principales</translation>
    </message>
    <message>
        <source>Try it with X, O and +</source>
        <translation>Probarlo con X, O y +</translation>
    </message>
    <message>
        <source>What a filter responds to</source>
        <translation>A qué responde un filtro</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtro</translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation>filtro %1 de %2</translation>
    </message>
    <message>
        <source>patch %1</source>
        <translation>recorte %1</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>response</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>response ≤ %1</source>
        <translation>respuesta ≤ %1</translation>
    </message>
    <message>
        <source>test image: %1</source>
        <translation>prueba: %1</translation>
    </message>
</context>
<context>
    <name>AxesQuestion</name>
    <message>
        <source>%1 is stored as %2. The file does not say which of these axes are the filters, the inputs, the height and the width. Choose:</source>
        <translation>%1 está guardado como %2. El archivo no dice cuáles de estos ejes son los filtros, las entradas, la altura y la anchura. Elige:</translation>
    </message>
    <message>
        <source>A filter if the order is %1</source>
        <translation>Un filtro si el orden es %1</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Orden de los ejes</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>BackwardStage</name>
    <message>
        <source>Click, drag or use the arrow keys to move the window.</source>
        <translation>Pulsa, arrastra o usa las flechas para mover la ventana.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Haz doble clic en un número, o pulsa F2, para escribir otro.</translation>
    </message>
    <message>
        <source>The gradient of the input, overlaid, and the filter after one step</source>
        <translation>El gradiente de la entrada, superpuesto, y el filtro tras un paso</translation>
    </message>
    <message>
        <source>The gradient of the weights: gradient × what the window saw, summed</source>
        <translation>El gradiente de los pesos: gradiente × lo que vio la ventana, sumado</translation>
    </message>
    <message>
        <source>∂L/∂y · window</source>
        <translation>∂L/∂y · ventana</translation>
    </message>
</context>
<context>
    <name>BiasRow</name>
    <message>
        <source>As in the library</source>
        <translation>Como en la biblioteca</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>Inicializador del sesgo</translation>
    </message>
    <message>
        <source>Bias: %1</source>
        <translation>Sesgo: %1</translation>
    </message>
    <message>
        <source>How the bias is initialized. Zero is usual: the random weights already break the symmetry.</source>
        <translation>Cómo se inicializa el sesgo. Lo usual es cero: los pesos al azar ya rompen la simetría.</translation>
    </message>
    <message>
        <source>This layer has none</source>
        <translation>Esta capa no tiene</translation>
    </message>
    <message>
        <source>Zeros, as usual</source>
        <translation>Ceros, como siempre</translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>%1; bias %2</source>
        <translation>%1; sesgo %2</translation>
    </message>
    <message>
        <source>All layers and initializers as well</source>
        <translation>También las demás capas e inicializadores</translation>
    </message>
    <message>
        <source>Convolution or dense</source>
        <translation>Convolución o densa</translation>
    </message>
    <message>
        <source>Defaults of all libraries</source>
        <translation>Valores por defecto de todas las bibliotecas</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>Tipo de capa</translation>
    </message>
    <message>
        <source>Largest weight that can be drawn</source>
        <translation>Peso más grande que se puede sortear</translation>
    </message>
    <message>
        <source>Number of groups; the inputs in the shape are those of one group</source>
        <translation>Número de grupos; las entradas de la forma son las de un grupo</translation>
    </message>
    <message>
        <source>Race the selected defaults</source>
        <translation>Carrera de los valores seleccionados</translation>
    </message>
    <message>
        <source>Rows with the same letter draw the same weights</source>
        <translation>Las filas con la misma letra sortean los mismos pesos</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Desviación típica de los pesos</translation>
    </message>
    <message>
        <source>The density, all on one scale</source>
        <translation>La densidad, todas a la misma escala</translation>
    </message>
    <message>
        <source>Train the whole network with the defaults of the selected libraries in lockstep, in the Race room; hold Ctrl to select several rows</source>
        <translation>Entrenar toda la red con los valores por defecto de las bibliotecas seleccionadas, paso a paso a la vez, en la sala Carrera; mantenga pulsada Ctrl para seleccionar varias filas</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>Convolución transpuesta</translation>
    </message>
    <message>
        <source>Variance of the weights</source>
        <translation>Varianza de los pesos</translation>
    </message>
    <message>
        <source>What layers of this kind draw if no initializer is named</source>
        <translation>Lo que sortean las capas de este tipo si no se nombra ningún inicializador</translation>
    </message>
    <message>
        <source>What the variance is divided by, as the library counts it</source>
        <translation>Por lo que se divide la varianza, según lo cuenta la biblioteca</translation>
    </message>
    <message>
        <source>all rules</source>
        <translation>todas las reglas</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>por defecto</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>fan</translation>
    </message>
    <message>
        <source>library</source>
        <translation>biblioteca</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>límite</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>medido el %1</translation>
    </message>
    <message>
        <source>none; if asked for, %1</source>
        <translation>ninguno; si se pide, %1</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>ortogonal</translation>
    </message>
    <message>
        <source>read in its source code, not measured</source>
        <translation>leído en su código fuente, no medido</translation>
    </message>
    <message>
        <source>same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>uniform from 0</source>
        <translation>uniforme desde 0</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Number in the cell</source>
        <translation>Número en la celda</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Previous channel</source>
        <translation>El canal anterior</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>El canal siguiente</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation>canal %1 de %2</translation>
    </message>
    <message>
        <source>channel %1 of %2; the filter sees only group %3 of %4</source>
        <translation>canal %1 de %2; el filtro solo ve el grupo %3 de %4</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>the products add up to %1</source>
        <translation>sus productos suman %1</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
</context>
<context>
    <name>CloseUp</name>
    <message>
        <source>All layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Highest value %1, at row %4, column %5; rank %2 of %3 in this layer. Above 0 at %6 of the positions.</source>
        <translation>Valor máximo %1, en la fila %4, columna %5; puesto %2 de %3 en esta capa. Sobre 0 en el %6 de las posiciones.</translation>
    </message>
    <message>
        <source>Back to all layers (Esc)</source>
        <translation>Volver a todas las capas (Esc)</translation>
    </message>
    <message>
        <source>Its output for the image, and its filter</source>
        <translation>Su salida para la imagen, y su filtro</translation>
    </message>
    <message>
        <source>Its value is %1: rank %2 of %3 in this layer.</source>
        <translation>Su valor es %1: puesto %2 de %3 en esta capa.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Next map of this layer</source>
        <translation>Mapa siguiente de esta capa</translation>
    </message>
    <message>
        <source>Previous map of this layer</source>
        <translation>Mapa anterior de esta capa</translation>
    </message>
    <message>
        <source>Stimuli</source>
        <translation>Estímulos</translation>
    </message>
    <message>
        <source>The images that excite it most, and its receptive field</source>
        <translation>Las imágenes que más lo excitan, y su campo receptivo</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>Esta imagen</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>all units of the layer, in rows of %1</source>
        <translation>todas las unidades de la capa, en filas de %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtro</translation>
    </message>
    <message>
        <source>image</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>mapa %1</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>unidad %1</translation>
    </message>
</context>
<context>
    <name>CompareRoom</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Left run</source>
        <translation>Ejecución izquierda</translation>
    </message>
    <message>
        <source>None: both runs have the same settings and seed.</source>
        <translation>Ninguno: ambas ejecuciones tienen los mismos ajustes y la misma semilla.</translation>
    </message>
    <message>
        <source>On stage: %1</source>
        <translation>En escena: %1</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>Leyendo la ejecución…</translation>
    </message>
    <message>
        <source>Right run</source>
        <translation>Ejecución derecha</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Ajustes distintos</translation>
    </message>
    <message>
        <source>Step of both runs</source>
        <translation>Paso de ambas ejecuciones</translation>
    </message>
    <message>
        <source>Two runs</source>
        <translation>Dos ejecuciones</translation>
    </message>
    <message>
        <source>Compare two runs side by side. Train, change one setting, and train again.</source>
        <translation>Compara aquí dos ejecuciones, una al lado de la otra. Entrena, cambia un ajuste y vuelve a entrenar.</translation>
    </message>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1, %2 semillas</translation>
    </message>
    <message>
        <source>A line for each run; for settings with several seeds, their mean, and a band from the lowest to the highest.</source>
        <translation>Una línea por ejecución; si un ajuste tiene varias semillas, su media y una banda de la más baja a la más alta.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierda</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecha</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n paso</numerusform>
            <numerusform>%n pasos</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on test images</source>
        <translation>Exactitud con imágenes de prueba</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare the three</source>
        <translation>Comparar las tres</translation>
    </message>
    <message>
        <source>Steps per training</source>
        <translation>Pasos de cada entrenamiento</translation>
    </message>
    <message>
        <source>This experiment three times, but shorter: with the bank (or your own filters), with frozen noise, and learned from noise.</source>
        <translation>Este experimento tres veces, pero más corto: con el banco (o los filtros que pongas), con ruido congelado y aprendido desde el ruido.</translation>
    </message>
    <message>
        <source>Train the network three times, with the same seed; the first filters differ</source>
        <translation>Entrenar la red tres veces, con la misma semilla; cambian los primeros filtros</translation>
    </message>
    <message>
        <source>Training for another experiment is still in progress. Stop it to compare again.</source>
        <translation>El entrenamiento para otro experimento sigue en curso. Deténlo para volver a comparar.</translation>
    </message>
    <message>
        <source>Training: %1, step %2 of %3</source>
        <translation>Entrenando: %1, paso %2 de %3</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted as %2</source>
        <translation>
            <numerusform>%n imagen de %1, tomada por %2</numerusform>
            <numerusform>%n imágenes de %1, tomadas por %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted correctly</source>
        <translation>
            <numerusform>%n imagen de %1, reconocida</numerusform>
            <numerusform>%n imágenes de %1, reconocidas</numerusform>
        </translation>
    </message>
    <message>
        <source>true class</source>
        <translation>clase verdadera</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>clase predicha</translation>
    </message>
</context>
<context>
    <name>ContestantRow</name>
    <message>
        <source>Name of contestant %1</source>
        <translation>Nombre del participante %1</translation>
    </message>
    <message>
        <source>Remove this contestant</source>
        <translation>Quitar este participante</translation>
    </message>
    <message>
        <source>Settings as in the terminal, separated by commas, such as init=he_normal, std=0.1 or training.optimizer=adam</source>
        <translation>Ajustes como en la terminal, separados por comas, por ejemplo init=he_normal, std=0.1 o training.optimizer=adam</translation>
    </message>
    <message>
        <source>Settings of contestant %1</source>
        <translation>Ajustes del participante %1</translation>
    </message>
    <message>
        <source>the experiment as it is</source>
        <translation>el experimento tal cual</translation>
    </message>
</context>
<context>
    <name>ContestantWall</name>
    <message>
        <source>%1 edges</source>
        <translation>%1 bordes</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Filtros de %1</translation>
    </message>
    <message>
        <source>No filters to show.</source>
        <translation>No hay filtros que mostrar.</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergió</translation>
    </message>
</context>
<context>
    <name>ContestantsCard</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add a contestant, up to eight</source>
        <translation>Añadir un participante, hasta ocho</translation>
    </message>
    <message>
        <source>Contestants</source>
        <translation>Participantes</translation>
    </message>
    <message>
        <source>Contestants to start from</source>
        <translation>Participantes para empezar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue the race where it stopped</source>
        <translation>Seguir la carrera donde se detuvo</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Initialization schemes</source>
        <translation>Esquemas de inicialización</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Tasas de aprendizaje</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>Optimizadores</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Pause all contestants</source>
        <translation>Hacer esperar a todos los participantes</translation>
    </message>
    <message>
        <source>Save the race among the sweeps, to open its runs on the stage</source>
        <translation>Guardar la carrera entre los barridos, para abrir sus ejecuciones en el escenario</translation>
    </message>
    <message>
        <source>Save the runs</source>
        <translation>Guardar las ejecuciones</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>Standard deviations</source>
        <translation>Desviaciones típicas</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>Empezar la carrera</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>With several seeds, the curves become bands from the lowest to the highest</source>
        <translation>Con varias semillas, las curvas son bandas de la más baja a la más alta</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>10 layers of 100 units, ReLU and He normal</source>
        <translation>10 capas de 100 unidades, ReLU y He normal</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Volver al principio</translation>
    </message>
    <message>
        <source>Divides every weight, and so σ; the variance changes by its square</source>
        <translation>Divide cada peso y, con ello, σ; la varianza cambia con su cuadrado</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Like my network</source>
        <translation>Como mi red</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>None (linear)</source>
        <translation>Ninguna (lineal)</translation>
    </message>
    <message>
        <source>Scale down ÷ σ</source>
        <translation>Reducir ÷ σ</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>The activation after every layer; a ReLU passes on half of the signal&apos;s power</source>
        <translation>Qué sigue a cada capa: una ReLU deja pasar la mitad de la potencia de la señal</translation>
    </message>
    <message>
        <source>Use the depth, activation and scheme of the network in the Train room</source>
        <translation>Tomar profundidad, activación y esquema de la red de la sala Entrenar</translation>
    </message>
    <message>
        <source>The fan_in of every layer; narrow networks deviate more from theory</source>
        <translation>El fan_in de cada capa; las redes estrechas se apartan más de la teoría</translation>
    </message>
    <message>
        <source>Multiplies the variance of the scheme; σ changes by its square root</source>
        <translation>Multiplica la varianza del esquema; σ cambia con su raíz</translation>
    </message>
    <message>
        <source>The rule that sets σ of the weights before the factors</source>
        <translation>La regla que fija σ de los pesos antes de los factores</translation>
    </message>
    <message>
        <source>Units per layer</source>
        <translation>Unidades por capa</translation>
    </message>
    <message>
        <source>Variance factor × σ²</source>
        <translation>Factor de varianza × σ²</translation>
    </message>
    <message>
        <source>Number of layers that each scale the signal</source>
        <translation>Número de capas; cada una escala la señal</translation>
    </message>
</context>
<context>
    <name>ConvolutionRoom</name>
    <message>
        <source>Backward</source>
        <translation>Hacia atrás</translation>
    </message>
    <message>
        <source>Backward, it is a convolution: every pixel gets the sum of filter × gradient under its stamp.</source>
        <translation>Hacia atrás es una convolución: cada píxel recibe la suma de filtro × gradiente bajo su estampa.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolución</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Every pixel stamps the filter on the output, multiplied by its value; where stamps overlap, they are added up.</source>
        <translation>Cada píxel estampa el filtro en la salida, multiplicado por su valor; donde las estampas se solapan, se suman.</translation>
    </message>
    <message>
        <source>Every position where a weight was used adds to its gradient; the sum updates the weight once.</source>
        <translation>Cada posición en que se usó un peso aporta a su gradiente; la suma actualiza el peso una sola vez.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Hacia delante</translation>
    </message>
    <message>
        <source>From the gradient of the output to the weights and the picture</source>
        <translation>Del gradiente de la salida a los pesos y la imagen</translation>
    </message>
    <message>
        <source>From the picture to the output</source>
        <translation>De la imagen a la salida</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>The filter slides over the picture</source>
        <translation>El filtro se desliza sobre la imagen</translation>
    </message>
    <message>
        <source>The other way around: every pixel adds the filter to a larger output</source>
        <translation>Al revés: cada píxel suma el filtro a una salida mayor</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>Transpuesta</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>On stage</source>
        <translation>En escena</translation>
    </message>
    <message>
        <source>1-D example</source>
        <translation>Ejemplo 1-D</translation>
    </message>
    <message>
        <source>Backpropagation by hand: a filter of 2 weights slides over 3 numbers</source>
        <translation>Retropropagación a mano: un filtro de 2 pesos se desliza sobre 3 números</translation>
    </message>
    <message>
        <source>The filter slides over the picture; at each position, the products are summed into one number of the output.</source>
        <translation>El filtro se desliza por la imagen; en cada posición, los productos se suman en un número de la salida.</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>All runs with their settings and results.</source>
        <translation>Todas las ejecuciones con sus ajustes y resultados.</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Histogramas</translation>
    </message>
    <message>
        <source>How activations and gradients pass through the layers.</source>
        <translation>Cómo pasan las activaciones y los gradientes por las capas.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprendizaje</translation>
    </message>
    <message>
        <source>Loss, accuracy and edges, learning rate.</source>
        <translation>Pérdida, exactitud y bordes, tasa de aprendizaje.</translation>
    </message>
    <message>
        <source>Page shown</source>
        <translation>Página mostrada</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Señales</translation>
    </message>
    <message>
        <source>Weights, gradients and activations of a layer over the steps.</source>
        <translation>Pesos, gradientes y activaciones de una capa a lo largo de los pasos.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Restored edits</source>
        <translation>Cambios restaurados</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Answer the open dialog first.</source>
        <translation>Responde antes al diálogo abierto.</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>No short command describes this network, so it is read from a file.</source>
        <translation>Ninguna orden corta describe esta red, así que se lee de un archivo.</translation>
    </message>
    <message>
        <source>Runs are always saved; this is about the edited experiment.</source>
        <translation>Las ejecuciones se guardan siempre; se trata del experimento editado.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>Guardar experimento</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>¿Guardar los cambios en %1?</translation>
    </message>
    <message>
        <source>Save this experiment to a file?</source>
        <translation>¿Guardar este experimento en un archivo?</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
</context>
<context>
    <name>DrawnSection</name>
    <message>
        <source>All weights are %1: every filter receives the same gradient, so the filters stay equal forever. Only random weights break the symmetry.</source>
        <translation>Todos los pesos son %1: cada filtro recibe el mismo gradiente, así que siguen iguales para siempre. Solo los pesos al azar rompen la simetría.</translation>
    </message>
    <message>
        <source>All weights are 0: no gradient gets past this layer, and its filters stay equal forever. Only random weights break the symmetry.</source>
        <translation>Todos los pesos son 0: ningún gradiente atraviesa esta capa y sus filtros siguen iguales para siempre. Solo los pesos al azar rompen la simetría.</translation>
    </message>
    <message>
        <source>Requested and actual</source>
        <translation>Pedido y obtenido</translation>
    </message>
    <message>
        <source>Bars: the weights as drawn. Curve: the density they were drawn from. The small ticks are at ±σ. The more weights a layer has, the closer they agree.</source>
        <translation>Barras: los pesos sorteados. Curva: la densidad de la que salieron. Las marcas pequeñas están en ±σ. Cuantos más pesos tiene una capa, más coinciden.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Otro sorteo</translation>
    </message>
    <message>
        <source>Histogram of the weights</source>
        <translation>Histograma de los pesos</translation>
    </message>
    <message>
        <source>Different random numbers from the same distribution: the next seed</source>
        <translation>Otros números al azar de la misma distribución: la semilla siguiente</translation>
    </message>
    <message>
        <source>requested σ</source>
        <translation>σ pedida</translation>
    </message>
    <message>
        <source>drawn mean</source>
        <translation>media obtenida</translation>
    </message>
    <message>
        <source>drawn σ</source>
        <translation>σ obtenida</translation>
    </message>
</context>
<context>
    <name>EdgeCurve</name>
    <message>
        <source>These filters are too small or too large to score</source>
        <translation>Estos filtros son demasiado pequeños o demasiado grandes para recibir una nota</translation>
    </message>
</context>
<context>
    <name>Enlargement</name>
    <message>
        <source>It comes after %1, whose outputs are not recorded.</source>
        <translation>Va detrás de %1, cuyas salidas no se registran.</translation>
    </message>
    <message>
        <source>All filters</source>
        <translation>Todos los filtros</translation>
    </message>
    <message>
        <source>Filter %1 of %2</source>
        <translation>Filtro %1 de %2</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>Leyendo imágenes…</translation>
    </message>
    <message>
        <source>Show all filters (Esc)</source>
        <translation>Mostrar todos los filtros (Esc)</translation>
    </message>
    <message>
        <source>The feature map before the activation: orange above zero, blue below.</source>
        <translation>El mapa de características antes de la activación: naranja sobre cero, azul bajo cero.</translation>
    </message>
    <message>
        <source>The filter</source>
        <translation>El filtro</translation>
    </message>
    <message>
        <source>Previous filter (←)</source>
        <translation>El filtro anterior (←)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Its slice for every input channel, and what that channel is</source>
        <translation>Su corte para cada canal de entrada, y qué es ese canal</translation>
    </message>
    <message>
        <source>Its weights, its spectrum, and its response to an image</source>
        <translation>Sus pesos, su espectro y su respuesta a una imagen</translation>
    </message>
    <message>
        <source>Next filter (→)</source>
        <translation>El filtro siguiente (→)</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>La imagen de prueba siguiente</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>La imagen de prueba anterior</translation>
    </message>
    <message>
        <source>Stimuli</source>
        <translation>Estímulos</translation>
    </message>
    <message>
        <source>The frame marks the strongest response of the filter, positive or negative.</source>
        <translation>El marco señala la respuesta más fuerte del filtro, positiva o negativa.</translation>
    </message>
    <message>
        <source>The images that excite it most, and its receptive field</source>
        <translation>Las imágenes que más lo excitan, y su campo receptivo</translation>
    </message>
    <message>
        <source>What is shown of the filter</source>
        <translation>Qué se muestra del filtro</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>al principio</translation>
    </message>
    <message>
        <source>change since</source>
        <translation>cambio desde entonces</translation>
    </message>
    <message>
        <source>change up to step %1</source>
        <translation>cambio hasta el paso %1</translation>
    </message>
    <message>
        <source>gradient at step %1</source>
        <translation>gradiente en el paso %1</translation>
    </message>
    <message>
        <source>its response</source>
        <translation>su respuesta</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>numbers in units of %1</source>
        <translation>números en unidades de %1</translation>
    </message>
    <message>
        <source>test image</source>
        <translation>imagen de prueba</translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation>imagen de prueba %1 de %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>el patrón común a la mayoría de sus %n entradas</numerusform>
            <numerusform>el patrón común a la mayoría de sus %n entradas</numerusform>
        </translation>
    </message>
    <message>
        <source>weights at step %1</source>
        <translation>pesos en el paso %1</translation>
    </message>
</context>
<context>
    <name>EntryCloseUp</name>
    <message>
        <source>One entry</source>
        <translation>Un elemento</translation>
    </message>
    <message>
        <source>One entry: %1</source>
        <translation>Un elemento: %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtro</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>output</source>
        <translation>salida</translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>%1 images of %2</source>
        <translation>%1 imágenes de %2</translation>
    </message>
    <message>
        <source>%1 for testing</source>
        <translation>%1 de prueba</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n clase</numerusform>
            <numerusform>%n clases</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Tasas</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Leyendo las imágenes…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>also during training</source>
        <translation>también durante el entrenamiento</translation>
    </message>
    <message>
        <source>images of %1</source>
        <translation>imágenes de %1</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Choose where to save it</source>
        <translation>Elegir dónde guardarlo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Dibujando…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export to a new folder in</source>
        <translation>Exportar a una carpeta nueva en</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportar a</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>Exported %1 to %2</source>
        <translation>Se exportó %1 a %2</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Nothing to export yet. Press Train first.</source>
        <translation>Aún no hay nada que exportar. Pulsa antes Entrenar.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Qué exportar</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Todos los números</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Tamaño máximo</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>all recorded</source>
        <translation>todos los registrados</translation>
    </message>
    <message>
        <source>at the marker, %1</source>
        <translation>en el marcador, %1</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscuros</translation>
    </message>
    <message>
        <source>light, for paper</source>
        <translation>claros, para papel</translation>
    </message>
    <message>
        <source>newest, %1</source>
        <translation>el último, %1</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>sin límite</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Accepted: %1.</source>
        <translation>Se acepta: %1.</translation>
    </message>
    <message>
        <source>Can be left empty.</source>
        <translation>Se puede dejar vacío.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n item(s) dropped; accepted: one at a time</source>
        <translation>
            <numerusform>se ha soltado %n elemento; se acepta uno cada vez</numerusform>
            <numerusform>se han soltado %n elementos; se acepta uno cada vez</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the run %1?</source>
        <translation>¿Eliminar la ejecución %1?</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Delete the sweep %1?</source>
        <translation>¿Eliminar el barrido %1?</translation>
    </message>
    <message>
        <source>It continues in its own folder. Cosine and one-cycle schedules restart. Steps to add:</source>
        <translation>Continúa en su propia carpeta. Los planes de coseno y de ciclo único empiezan de nuevo. Pasos que añadir:</translation>
    </message>
    <message>
        <source>Its filters, curves and checkpoint will be permanently deleted.</source>
        <translation>Sus filtros, curvas y punto de control se eliminarán para siempre.</translation>
    </message>
    <message>
        <source>Its table, filters, report and runs will be permanently deleted.</source>
        <translation>Su tabla, filtros, informe y ejecuciones se eliminarán para siempre.</translation>
    </message>
    <message>
        <source>No finished run is on stage.</source>
        <translation>No hay en escena ninguna ejecución terminada.</translation>
    </message>
    <message>
        <source>Only a completed run can be trained further.</source>
        <translation>Solo se puede entrenar más una ejecución completada.</translation>
    </message>
    <message>
        <source>Open a file of a trained network</source>
        <translation>Abrir un archivo de una red entrenada</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>Abrir experimento</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Abrir la carpeta de una ejecución</translation>
    </message>
    <message>
        <source>The previous run has been saved and can be resumed.</source>
        <translation>La ejecución anterior se ha guardado y puede continuarse.</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Entrenar más</translation>
    </message>
    <message>
        <source>Train the run %1 further?</source>
        <translation>¿Entrenar más la ejecución %1?</translation>
    </message>
    <message>
        <source>accepted: an experiment (.toml), a run folder, images with labels, a file of a trained network</source>
        <translation>se acepta: un experimento (.toml), una carpeta de ejecución, imágenes con etiquetas, un archivo de una red entrenada</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>no existe tal archivo o carpeta</translation>
    </message>
</context>
<context>
    <name>FilterActions</name>
    <message>
        <source>%1 is %2. No layer of the experiment has this shape: %3. Change its filters or its kernel size in the Train room.</source>
        <translation>%1 es de %2. Ninguna capa del experimento tiene esta forma: %3. Cambia sus filtros o su tamaño de núcleo en la sala Entrenar.</translation>
    </message>
    <message>
        <source>%1 starts from %2</source>
        <translation>%1 parte de %2</translation>
    </message>
    <message>
        <source>Export the filters</source>
        <translation>Exportar los filtros</translation>
    </message>
    <message>
        <source>Filters of a network</source>
        <translation>Filtros de una red</translation>
    </message>
    <message>
        <source>Pictures, films and numbers</source>
        <translation>Imágenes, películas y números</translation>
    </message>
</context>
<context>
    <name>FilterCard</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filtro %1</translation>
    </message>
    <message>
        <source>The filter</source>
        <translation>El filtro</translation>
    </message>
    <message>
        <source>of %1 in %2</source>
        <translation>de %1 en %2</translation>
    </message>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>el patrón común a la mayoría de sus %n entradas</numerusform>
            <numerusform>el patrón común a la mayoría de sus %n entradas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filtro %1</translation>
    </message>
    <message>
        <source>No filter to show.</source>
        <translation>No hay ningún filtro que mostrar.</translation>
    </message>
    <message>
        <source>Show the filter large</source>
        <translation>Mostrar el filtro en grande</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>start</source>
        <translation>inicio</translation>
    </message>
</context>
<context>
    <name>FilterSide</name>
    <message>
        <source>%1 edges</source>
        <translation>%1 bordes</translation>
    </message>
    <message>
        <source>%1: checkpoint</source>
        <translation>%1: punto de control</translation>
    </message>
    <message>
        <source>%1: file</source>
        <translation>%1: archivo</translation>
    </message>
    <message>
        <source>%1: filters</source>
        <translation>%1: filtros</translation>
    </message>
    <message>
        <source>%1: layer</source>
        <translation>%1: capa</translation>
    </message>
    <message numerus="yes">
        <source>%n orientation(s)</source>
        <translation>
            <numerusform>%n orientación</numerusform>
            <numerusform>%n orientaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the order of the axes on the left.</source>
        <translation>Elige el orden de los ejes a la izquierda.</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, Home, End and Space</source>
        <translation>Arrastra, o usa las flechas, Inicio, Fin y Espacio</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Lado izquierdo</translation>
    </message>
    <message>
        <source>Play all checkpoints (Space)</source>
        <translation>Reproducir todos los puntos de control (Espacio)</translation>
    </message>
    <message>
        <source>Reading the filters…</source>
        <translation>Leyendo los filtros…</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Lado derecho</translation>
    </message>
    <message>
        <source>Too small or too large to score</source>
        <translation>Demasiado pequeños o grandes para recibir una nota</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>nota %1</translation>
    </message>
</context>
<context>
    <name>FiltersRoom</name>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>As a picture, film or numbers</source>
        <translation>Como imagen, película o números</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>File of a trained network…</source>
        <translation>Archivo de una red entrenada…</translation>
    </message>
    <message>
        <source>Filters of any network</source>
        <translation>Filtros de cualquier red</translation>
    </message>
    <message>
        <source>Folder of checkpoints, run or SavedModel…</source>
        <translation>Carpeta de puntos de control, ejecución o SavedModel…</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>Aún no hay ninguna red</translation>
    </message>
    <message>
        <source>Open a file of a trained network</source>
        <translation>Abrir un archivo de una red entrenada</translation>
    </message>
    <message>
        <source>Open a file of a trained network to see its filters: PyTorch, safetensors, Keras, ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. A folder of checkpoints, such as epoch_1.pt to epoch_20.pt, or a run becomes a film. You can also drop them onto the window. Nothing in a file is executed.</source>
        <translation>Abre un archivo de una red entrenada para ver sus filtros: PyTorch, safetensors, Keras, ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. Una carpeta de puntos de control, como de epoch_1.pt a epoch_20.pt, o una ejecución se convierte en una película. También puedes soltarlos sobre la ventana. Nada de lo que contiene un archivo se ejecuta.</translation>
    </message>
    <message>
        <source>Open a file or a folder</source>
        <translation>Abrir un archivo o una carpeta</translation>
    </message>
    <message>
        <source>Open a folder of checkpoints, a run or a SavedModel</source>
        <translation>Abrir una carpeta de puntos de control, una ejecución o un SavedModel</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir archivo…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir carpeta…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leyendo %1…</translation>
    </message>
    <message>
        <source>Show two files, layers or checkpoints</source>
        <translation>Mostrar dos archivos, capas o puntos de control</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Start a layer of the experiment from them</source>
        <translation>Empezar con ellos una capa del experimento</translation>
    </message>
    <message>
        <source>Use these filters</source>
        <translation>Usar estos filtros</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambiado</numerusform>
            <numerusform>%n cambiados</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>FormulaCard</name>
    <message>
        <source>How many inputs feed one output: window height × width × input channels. The larger it is, the smaller the weights must be for the signal to keep its size.</source>
        <translation>Cuántas entradas alimentan una salida: alto × ancho de la ventana × canales de entrada. Cuanto mayor es, menores deben ser los pesos para que la señal conserve su tamaño.</translation>
    </message>
    <message>
        <source>How many outputs one input feeds: window height × width × number of filters. It determines how the gradient scales on its way back.</source>
        <translation>Cuántas salidas alimenta una entrada: alto × ancho de la ventana × número de filtros. Determina cómo se escala el gradiente al volver.</translation>
    </message>
</context>
<context>
    <name>ForwardStage</name>
    <message>
        <source>Click a product to see where it comes from.</source>
        <translation>Pulsa un producto para ver de dónde sale.</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to move the window.</source>
        <translation>Pulsa, arrastra o usa las flechas para mover la ventana.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Haz doble clic en un número, o pulsa F2, para escribir otro.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>The sum at this position</source>
        <translation>La suma en esta posición</translation>
    </message>
    <message>
        <source>all channels: %1 = %2</source>
        <translation>todos los canales: %1 = %2</translation>
    </message>
    <message>
        <source>output in row %1, column %2</source>
        <translation>salida en fila %1, columna %2</translation>
    </message>
    <message>
        <source>sum %1 + bias %2 = %3</source>
        <translation>suma %1 + sesgo %2 = %3</translation>
    </message>
    <message>
        <source>the products, summed row by row: %1 = %2</source>
        <translation>los productos, sumados fila a fila: %1 = %2</translation>
    </message>
</context>
<context>
    <name>GaugePanel</name>
    <message>
        <source>%1 of %2 directions</source>
        <translation>%1 de %2 direcciones</translation>
    </message>
    <message>
        <source>Mean edge score of all filters: 0 is noise, 1 is a perfect edge.</source>
        <translation>Nota de borde, media de todos los filtros: 0 es ruido, 1 un borde perfecto.</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Bordes</translation>
    </message>
    <message>
        <source>Filters this small have no orientation, so they are not scored.</source>
        <translation>Filtros tan pequeños no tienen dirección, por eso no se puntúan.</translation>
    </message>
    <message>
        <source>How many different directions the edges have, in steps of 22.5°.</source>
        <translation>Cuántas direcciones distintas tienen los bordes, de 22.5° en 22.5°.</translation>
    </message>
    <message>
        <source>How sparse the responses to test images are: 3 for Gaussian responses, more if most are near zero and a few are large. An orientation alone does not prove that a filter detects edges; compare with a control.</source>
        <translation>Qué tan dispersas son las respuestas a las imágenes de prueba: 3 para respuestas gaussianas, más si la mayoría están cerca de cero y unas pocas son grandes. Una orientación por sí sola no demuestra que un filtro detecte bordes; compare con un control.</translation>
    </message>
    <message>
        <source>Share of edges</source>
        <translation>Proporción de bordes</translation>
    </message>
    <message>
        <source>Share of the filters labeled edge: a Gabor wave explains far more of them than it would of noise.</source>
        <translation>Proporción de filtros con la etiqueta borde: una onda de Gabor explica mucho más de ellos que del ruido.</translation>
    </message>
    <message>
        <source>Weak evidence: at this size, smooth noise can pass for an edge.</source>
        <translation>Indicio débil: con este tamaño, un ruido suave puede pasar por borde.</translation>
    </message>
    <message>
        <source>at the start: %1</source>
        <translation>al principio: %1</translation>
    </message>
    <message>
        <source>kurtosis %1</source>
        <translation>curtosis %1</translation>
    </message>
    <message>
        <source>mean score %1</source>
        <translation>nota media %1</translation>
    </message>
</context>
<context>
    <name>GradientCard</name>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Comprobado</translation>
    </message>
    <message>
        <source>Each number was changed by ±%1 and the loss recomputed. The largest difference is &lt;b&gt;%2&lt;/b&gt; for the weights, &lt;b&gt;%3&lt;/b&gt; for the bias and &lt;b&gt;%4&lt;/b&gt; for the input.</source>
        <translation>Cada número se cambió en ±%1 y la pérdida se volvió a calcular. La mayor diferencia es &lt;b&gt;%2&lt;/b&gt; en los pesos, &lt;b&gt;%3&lt;/b&gt; en el sesgo y &lt;b&gt;%4&lt;/b&gt; en la entrada.</translation>
    </message>
    <message>
        <source>The gradient of the input is a convolution of ∂L/∂y with the same filter, stride and padding: Dumoulin &amp; Visin (2016), chapter 4.</source>
        <translation>El gradiente de la entrada es una convolución de ∂L/∂y con el mismo filtro, salto y relleno: Dumoulin y Visin (2016), capítulo 4.</translation>
    </message>
    <message>
        <source>∂L/∂b = %1 = &lt;b&gt;%2&lt;/b&gt;; after the update %3</source>
        <translation>∂L/∂b = %1 = &lt;b&gt;%2&lt;/b&gt;; tras la actualización %3</translation>
    </message>
    <message>
        <source>∂L/∂w = Σ ∂L/∂y · x and ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio &amp; Courville (2016), Deep Learning, eq. 9.11 and 9.13. Shared weights: LeCun et al. (1989), Backpropagation applied to handwritten zip code recognition.</source>
        <translation>∂L/∂w = Σ ∂L/∂y · x y ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio &amp; Courville (2016), Deep Learning, ec. 9.11 y 9.13. Pesos compartidos: LeCun et al. (1989), Backpropagation applied to handwritten zip code recognition.</translation>
    </message>
</context>
<context>
    <name>GradientStage</name>
    <message>
        <source>Click a weight to see the sum that is its gradient.</source>
        <translation>Pulsa un peso para ver la suma que es su gradiente.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Haz doble clic en un número, o pulsa F2, para escribir otro.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter after the update</source>
        <translation>Filtro tras la actualización</translation>
    </message>
    <message>
        <source>Filter w</source>
        <translation>Filtro w</translation>
    </message>
    <message>
        <source>Gradient of the input</source>
        <translation>Gradiente de la entrada</translation>
    </message>
    <message>
        <source>Gradient of the weight in row %1, column %2: one term per position</source>
        <translation>Gradiente del peso de la fila %1, columna %2: un término por posición</translation>
    </message>
    <message>
        <source>Gradient of the weights</source>
        <translation>Gradiente de los pesos</translation>
    </message>
    <message>
        <source>Gradient × filter</source>
        <translation>Gradiente × filtro</translation>
    </message>
    <message>
        <source>Gradient × patch</source>
        <translation>Gradiente × recorte</translation>
    </message>
    <message>
        <source>Incoming gradient</source>
        <translation>Gradiente que llega</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Input x</source>
        <translation>Entrada x</translation>
    </message>
    <message>
        <source>The gradient of this weight</source>
        <translation>El gradiente de este peso</translation>
    </message>
    <message>
        <source>The update of this weight</source>
        <translation>La actualización de este peso</translation>
    </message>
    <message>
        <source>Update: %1 − %2·%3 = &lt;b&gt;%4&lt;/b&gt;, once, for all %5 positions: the weight stays shared.</source>
        <translation>Actualización: %1 − %2·%3 = &lt;b&gt;%4&lt;/b&gt;, una sola vez, la misma en las %5 posiciones: el peso sigue compartido.</translation>
    </message>
    <message numerus="yes">
        <source>so far; %n to come</source>
        <translation>
            <numerusform>por ahora, falta %n</numerusform>
            <numerusform>por ahora, faltan %n</numerusform>
        </translation>
    </message>
    <message>
        <source>w − %1·∂L/∂w</source>
        <translation>w − %1·∂L/∂w</translation>
    </message>
    <message>
        <source>∂L/∂w</source>
        <translation>∂L/∂w</translation>
    </message>
    <message>
        <source>∂L/∂w so far (%1 of %2)</source>
        <translation>∂L/∂w por ahora (%1 de %2)</translation>
    </message>
    <message>
        <source>∂L/∂x</source>
        <translation>∂L/∂x</translation>
    </message>
    <message>
        <source>∂L/∂x so far (%1 of %2)</source>
        <translation>∂L/∂x por ahora (%1 de %2)</translation>
    </message>
    <message>
        <source>∂L/∂y arrives</source>
        <translation>llega ∂L/∂y</translation>
    </message>
    <message>
        <source>∂L/∂y · filter</source>
        <translation>∂L/∂y · filtro</translation>
    </message>
</context>
<context>
    <name>GroupCurves</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Curves will appear here.</source>
        <translation>Aquí aparecerán las curvas.</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Bordes</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Cifra</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Curtosis</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Mean training loss over the images of the last 50 steps</source>
        <translation>Pérdida media de entrenamiento sobre las imágenes de los últimos 50 pasos</translation>
    </message>
    <message>
        <source>Share of test images classified correctly</source>
        <translation>Proporción de imágenes de prueba clasificadas correctamente</translation>
    </message>
    <message>
        <source>Share of the filters of the layer that are labeled edge</source>
        <translation>Proporción de los filtros de la capa con la etiqueta borde</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Ten minutes with guitrainer</source>
        <translation>Diez minutos con guitrainer</translation>
    </message>
</context>
<context>
    <name>HandMadeRoom</name>
    <message>
        <source>Deselect all</source>
        <translation>No elegir ninguno</translation>
    </message>
    <message>
        <source>Choose or paint filters, put them into a layer, and see how well they do.</source>
        <translation>Elige o pinta filtros, ponlos en una capa y mira cómo rinden.</translation>
    </message>
    <message>
        <source>Available filters</source>
        <translation>Filtros disponibles</translation>
    </message>
    <message>
        <source>Hand-made or learned</source>
        <translation>Hechos a mano o aprendidos</translation>
    </message>
    <message>
        <source>Size of the filters</source>
        <translation>Tamaño de los filtros</translation>
    </message>
    <message>
        <source>With none selected, the whole bank is used</source>
        <translation>Entonces se usa todo el banco</translation>
    </message>
    <message>
        <source>Size of the available filters; a layer with another size is changed to it</source>
        <translation>Tamaño de los filtros disponibles; una capa con otro tamaño recibe este</translation>
    </message>
</context>
<context>
    <name>HistogramsPage</name>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>Gradients of the weights</source>
        <translation>Gradientes de los pesos</translation>
    </message>
    <message>
        <source>Heights are square roots of the counts, each ridge scaled to its peak, so that rare values remain visible.</source>
        <translation>Las alturas son raíces cuadradas de los recuentos, cada cresta a la escala de su máximo, para que los valores raros sigan viéndose.</translation>
    </message>
    <message>
        <source>Layer whose histograms are shown</source>
        <translation>Capa cuyos histogramas se muestran</translation>
    </message>
    <message>
        <source>Step %1: from %2 to %3, %4 values</source>
        <translation>Paso %1: de %2 a %3, %4 valores</translation>
    </message>
    <message>
        <source>The gradient of the loss of the last batch with respect to the weights.</source>
        <translation>El gradiente de la pérdida del último lote respecto a los pesos.</translation>
    </message>
    <message>
        <source>The layer whose values are counted.</source>
        <translation>La capa cuyos valores se cuentan.</translation>
    </message>
    <message>
        <source>The outputs of the layer for up to 32 training images.</source>
        <translation>Las salidas de la capa para hasta 32 imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>The weights of the layer, from the start (above) to the latest step.</source>
        <translation>Los pesos de la capa, desde el comienzo (arriba) hasta el último paso.</translation>
    </message>
    <message>
        <source>This layer has no weight that is trained</source>
        <translation>Esta capa no tiene pesos que se entrenen</translation>
    </message>
    <message>
        <source>Train to draw these histograms</source>
        <translation>Entrena para dibujar estos histogramas</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
</context>
<context>
    <name>ImageOpener</name>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images from %1</source>
        <translation>Imágenes de %1</translation>
    </message>
    <message>
        <source>The images were not opened.</source>
        <translation>No se abrieron las imágenes.</translation>
    </message>
</context>
<context>
    <name>ImagesDialog</name>
    <message>
        <source>An image of class %1</source>
        <translation>Una imagen de la clase %1</translation>
    </message>
    <message>
        <source>Are rows and columns exchanged?</source>
        <translation>¿Están intercambiadas las filas y las columnas?</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Tal como están guardadas</translation>
    </message>
    <message>
        <source>Exchange bright and dark</source>
        <translation>Intercambiar claro y oscuro</translation>
    </message>
    <message>
        <source>How should the images in %1 be read?</source>
        <translation>¿Cómo deben leerse las imágenes de %1?</translation>
    </message>
    <message>
        <source>Keep the gaps as empty classes</source>
        <translation>Conservar los huecos como clases vacías</translation>
    </message>
    <message>
        <source>Label %1 is class 0</source>
        <translation>La etiqueta %1 es la clase 0</translation>
    </message>
    <message>
        <source>Many numbers are not used by any label.</source>
        <translation>Ninguna etiqueta usa muchos de los números.</translation>
    </message>
    <message>
        <source>Number the labels without gaps</source>
        <translation>Numerar las etiquetas sin huecos</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>The background is bright. Invert the images?</source>
        <translation>El fondo es claro. ¿Invertir las imágenes?</translation>
    </message>
    <message>
        <source>Transposed: turn them upright</source>
        <translation>Transpuestas: enderezarlas</translation>
    </message>
    <message>
        <source>Which label is the first class?</source>
        <translation>¿Qué etiqueta es la primera clase?</translation>
    </message>
</context>
<context>
    <name>InitializationPanel</name>
    <message>
        <source>Apply to all layers</source>
        <translation>Aplicar a todas las capas</translation>
    </message>
    <message>
        <source>Use this initializer for every layer</source>
        <translation>Usar este inicializador en todas las capas</translation>
    </message>
    <message>
        <source>All rules for this layer</source>
        <translation>Todas las reglas para esta capa</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Open the Initializers room for this layer: the defaults of every library</source>
        <translation>Abrir la sala Inicializadores para esta capa: los valores por defecto de cada biblioteca</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>See the Variance room</source>
        <translation>Ver la sala de la varianza</translation>
    </message>
</context>
<context>
    <name>InitializersRoom</name>
    <message>
        <source>As %2: %1</source>
        <translation>Como %2: %1</translation>
    </message>
    <message>
        <source>By default, the same layer starts with different weights in each library. These are the numbers for a layer of your network, or for a shape that you type.</source>
        <translation>Por defecto, la misma capa empieza con pesos distintos en cada biblioteca. Estos son los números para una capa de tu red o para una forma que escribas.</translation>
    </message>
    <message>
        <source>Initializers as the libraries define them</source>
        <translation>Inicializadores según los definen las bibliotecas</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>The code for %1 is on the clipboard.</source>
        <translation>El código para %1 está en el portapapeles.</translation>
    </message>
    <message>
        <source>The layer these numbers are for</source>
        <translation>La capa a la que corresponden los números</translation>
    </message>
    <message>
        <source>This layer: %1</source>
        <translation>Esta capa: %1</translation>
    </message>
    <message>
        <source>Truncated normals</source>
        <translation>Normales truncadas</translation>
    </message>
</context>
<context>
    <name>InputMeanPage</name>
    <message>
        <source>Every output is 0 with these weights, whatever the images are.</source>
        <translation>Con estos pesos todas las salidas son 0, sean cuales sean las imágenes.</translation>
    </message>
    <message>
        <source>LeCun et al. 1998, Efficient BackProp, section 4.3.</source>
        <translation>LeCun et al. 1998, Efficient BackProp, sección 4.3.</translation>
    </message>
    <message>
        <source>Output of the first layer</source>
        <translation>Salida de la primera capa</translation>
    </message>
    <message>
        <source>Share of the nonzero inputs of an image that have its most frequent sign</source>
        <translation>Proporción de entradas distintas de 0 de una imagen que tienen su signo más frecuente</translation>
    </message>
    <message>
        <source>Takes the place of the input variance</source>
        <translation>Ocupa el lugar de la varianza de la entrada</translation>
    </message>
    <message>
        <source>The variance of a layer&apos;s output depends on the mean square of its input, which includes the mean: pixels from 0 to 1 shift every output by about the same amount for all images. And if all inputs have the same sign, the gradients of all weights of a unit have the same sign too, so the weights can only move together. This is the first layer of your network, with the same weights each time.</source>
        <translation>La varianza de la salida de una capa depende de la media cuadrática de su entrada, que incluye la media: píxeles de 0 a 1 desplazan cada salida casi lo mismo en todas las imágenes. Y si todas las entradas tienen el mismo signo, también lo tienen los gradientes de todos los pesos de una unidad, así que los pesos solo pueden moverse juntos. Esta es la primera capa de tu red, cada vez con los mismos pesos.</translation>
    </message>
    <message>
        <source>With raw pixels, %1 of the output&apos;s power is the same for all images; with the mean subtracted, %2.</source>
        <translation>Con píxeles sin tratar, el %1 de la potencia de la salida es igual en todas las imágenes; con la media restada, el %2.</translation>
    </message>
    <message>
        <source>differs from image to image</source>
        <translation>distinto en cada imagen</translation>
    </message>
    <message>
        <source>inputs with the same sign</source>
        <translation>entradas de un mismo signo</translation>
    </message>
    <message>
        <source>mean of the input</source>
        <translation>media de la entrada</translation>
    </message>
    <message>
        <source>mean² + σ²</source>
        <translation>media² + σ²</translation>
    </message>
    <message>
        <source>the same for all images</source>
        <translation>igual en todas las imágenes</translation>
    </message>
    <message>
        <source>σ of the input</source>
        <translation>σ de la entrada</translation>
    </message>
    <message>
        <source>σ of the output</source>
        <translation>σ de la salida</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>New seed</source>
        <translation>Semilla nueva</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>The run %1 is no longer on disk.</source>
        <translation>La ejecución %1 ya no está en el disco.</translation>
    </message>
    <message>
        <source>This run is already on the stage.</source>
        <translation>Esta ejecución ya está en escena.</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Entrenar más</translation>
    </message>
</context>
<context>
    <name>LayerBody</name>
    <message>
        <source>Insert a copy after this layer (Ctrl+D)</source>
        <translation>Añadir una copia detrás (Ctrl+D)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>How the weights are drawn, on a separate page.</source>
        <translation>Cómo se sortean los pesos, en una página aparte.</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>Inicializador</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Bajar (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Subir (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the layer (Delete)</source>
        <translation>Quitar la capa (Supr)</translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message>
        <source>Filters of %1 with the strongest response</source>
        <translation>Filtros de %1 que más responden</translation>
    </message>
    <message>
        <source>Map %1 of %2: highest value %3, above 0 at %4 of the positions</source>
        <translation>Mapa %1 de %2: valor máximo %3, sobre 0 en el %4 de las posiciones</translation>
    </message>
    <message>
        <source>Maps of %1</source>
        <translation>Mapas de %1</translation>
    </message>
    <message>
        <source>Smallest and largest value; all maps share one scale.</source>
        <translation>El valor menor y el mayor; todos los mapas comparten escala.</translation>
    </message>
    <message>
        <source>Unit %1 of %2, class %4: %3</source>
        <translation>Unidad %1 de %2, clase %4: %3</translation>
    </message>
    <message>
        <source>Unit %1 of %2: %3</source>
        <translation>Unidad %1 de %2: %3</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>filter %1: %2</source>
        <translation>filtro %1: %2</translation>
    </message>
    <message>
        <source>filters with the strongest response</source>
        <translation>filtros que más responden</translation>
    </message>
    <message>
        <source>first %1 shown</source>
        <translation>se muestran los primeros %1</translation>
    </message>
</context>
<context>
    <name>LayerChoice</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filtro</numerusform>
            <numerusform>%n filtros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unidad</numerusform>
            <numerusform>%n unidades</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>The layer whose initial weights are shown and edited</source>
        <translation>La capa cuyos pesos iniciales se muestran y editan</translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
</context>
<context>
    <name>LayerShelf</name>
    <message>
        <source>Click a filter, or use the arrow keys, to put it on the stage</source>
        <translation>Pulsa un filtro, o usa las flechas, para ponerlo en escena</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>%1, after preprocessing</source>
        <translation>%1, tras el preprocesado</translation>
    </message>
    <message>
        <source>Blue below 0, orange above 0</source>
        <translation>Azul bajo 0, naranja sobre 0</translation>
    </message>
    <message>
        <source>Colors of the maps</source>
        <translation>Colores de los mapas</translation>
    </message>
    <message>
        <source>The image as the network receives it</source>
        <translation>La imagen tal como la recibe la red</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Capa por capa</translation>
    </message>
    <message>
        <source>The largest value is white; 0 is black, or gray if there are negative values</source>
        <translation>El valor mayor es blanco; 0 es negro, o gris si hay valores negativos</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>divergente</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>image</source>
        <translation>imagen</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>Accuracy and edges</source>
        <translation>Exactitud y bordes</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Learning rate of the steps so far.</source>
        <translation>Tasa de aprendizaje de los pasos dados hasta ahora.</translation>
    </message>
    <message>
        <source>Learning rate of each step, past and planned.</source>
        <translation>Tasa de aprendizaje de cada paso, dado o previsto.</translation>
    </message>
    <message>
        <source>%1 (dropout on)</source>
        <translation>%1 (con dropout)</translation>
    </message>
    <message>
        <source>Cross-entropy: the negative logarithm of the probability of the true class. The dashed line is the loss of guessing each class as often as it occurs. For a network that reconstructs images: the mean squared error, and that of the mean image.</source>
        <translation>Entropía cruzada: el logaritmo negativo de la probabilidad de la clase verdadera. La línea discontinua es la pérdida de adivinar cada clase con la frecuencia con que aparece. Para una red que reconstruye imágenes: el error cuadrático medio, y el de la imagen media.</translation>
    </message>
    <message>
        <source>How many images are recognized, and how many filters have become edges. The dashed line is the accuracy of always guessing the most frequent class.</source>
        <translation>Cuántas imágenes se reconocen y cuántos filtros se han vuelto bordes. La línea discontinua es la exactitud de adivinar siempre la clase más frecuente.</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>Pérdida logarítmica</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Loss of each batch during training.</source>
        <translation>Pérdida de cada lote durante el entrenamiento.</translation>
    </message>
    <message>
        <source>Mean edge score of these filters: 1 is a perfect edge, noise is near 0.</source>
        <translation>Nota de borde media de estos filtros: 1 es un borde perfecto, el ruido está cerca de 0.</translation>
    </message>
    <message>
        <source>Mean training loss over the images of the last 50 steps.</source>
        <translation>Pérdida media de entrenamiento sobre las imágenes de los últimos 50 pasos.</translation>
    </message>
    <message>
        <source>Loss on images that are not used for training: on some of them during a run, on all of them at its end.</source>
        <translation>Pérdida en imágenes que no se usan para entrenar: en algunas de ellas durante una ejecución, en todas al final.</translation>
    </message>
    <message>
        <source>Measured while dropout is on; the test images are measured without it.</source>
        <translation>Se mide con dropout activo; las imágenes de prueba se miden sin él.</translation>
    </message>
    <message>
        <source>Share of test images classified correctly: of some of them during a run, of all of them at its end.</source>
        <translation>Proporción de imágenes de prueba clasificadas correctamente: de algunas durante una ejecución, de todas al final.</translation>
    </message>
    <message>
        <source>Share of the filters of the selected layer that are labeled edge.</source>
        <translation>Proporción de los filtros de la capa seleccionada con la etiqueta borde.</translation>
    </message>
    <message>
        <source>Share of the training images of the last 50 steps that are recognized.</source>
        <translation>Proporción de imágenes de entrenamiento de los últimos 50 pasos que se reconocen.</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis, which makes small improvements late in training visible.</source>
        <translation>Mostrar la pérdida en un eje logarítmico, que deja ver las mejoras pequeñas al final del entrenamiento.</translation>
    </message>
    <message>
        <source>The planned learning rate of the remaining steps.</source>
        <translation>La tasa de aprendizaje prevista para los pasos que faltan.</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lotes</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>bordes</translation>
    </message>
    <message>
        <source>guessing:</source>
        <translation>adivinando:</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>mean image:</source>
        <translation>imagen media:</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>previsto</translation>
    </message>
    <message>
        <source>score</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entren.</translation>
    </message>
    <message>
        <source>used</source>
        <translation>usada</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>Start a new run with the changes</source>
        <translation>Empezar una ejecución nueva con lo cambiado</translation>
    </message>
    <message>
        <source>Change the experiment. This can be undone.</source>
        <translation>Cambiar el experimento. Se puede deshacer.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Show the last good state (step %1)</source>
        <translation>Ver el último estado bueno (paso %1)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show other notices</source>
        <translation>Mostrar las demás observaciones</translation>
    </message>
    <message>
        <source>Show where this can be seen</source>
        <translation>Ir al lugar donde se ve</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Entrenar otra vez</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>&lt;b&gt;σ %1&lt;/b&gt; · limit %2</source>
        <translation>&lt;b&gt;σ %1&lt;/b&gt; · límite %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;σ %1&lt;/b&gt; · limit %2 · %3 × Keras</source>
        <translation>&lt;b&gt;σ %1&lt;/b&gt; · límite %2 · %3 × Keras</translation>
    </message>
    <message>
        <source>bias 0</source>
        <translation>sesgo 0</translation>
    </message>
    <message>
        <source>bias uniform in ±1/√fan_in = ±%1</source>
        <translation>sesgo uniforme en ±1/√fan_in = ±%1</translation>
    </message>
</context>
<context>
    <name>LsuvPage</name>
    <message>
        <source>The output of %1 has σ %2; its weight will be divided by that.</source>
        <translation>La salida de %1 tiene σ %2; su peso se dividirá por ese valor.</translation>
    </message>
    <message>
        <source>The output of %1 has σ %2, close enough to 1. Measure the next layer.</source>
        <translation>La salida de %1 tiene σ %2, bastante cerca de 1. Mide la capa siguiente.</translation>
    </message>
    <message>
        <source>The output of %1 has σ %2, close enough to 1. All layers are calibrated.</source>
        <translation>La salida de %1 tiene σ %2, bastante cerca de 1. Todas las capas están calibradas.</translation>
    </message>
    <message>
        <source>0: as drawn, orthonormal</source>
        <translation>0: como se sorteó, ortonormal</translation>
    </message>
    <message>
        <source>Back to the orthonormal draw</source>
        <translation>Volver al sorteo ortonormal</translation>
    </message>
    <message>
        <source>Calibrate all layers</source>
        <translation>Calibrar todas las capas</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>Divisiones</translation>
    </message>
    <message>
        <source>Done when within 0.1 of 1</source>
        <translation>Listo cuando dista menos de 0.1 de 1</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>LSUV needs no theory: draw orthonormal weights, send images through, divide the weights by the σ of the output until it is 1, then continue with the next layer.</source>
        <translation>LSUV no necesita teoría: sortea pesos ortonormales, pasa imágenes, divide los pesos por la σ de la salida hasta que sea 1 y sigue con la capa siguiente.</translation>
    </message>
    <message>
        <source>Measure, or divide and measure again</source>
        <translation>Medir, o dividir una vez y medir de nuevo</translation>
    </message>
    <message>
        <source>Measuring every layer…</source>
        <translation>Midiendo cada capa…</translation>
    </message>
    <message>
        <source>Mishkin &amp; Matas 2016, algorithm 1.</source>
        <translation>Mishkin &amp; Matas 2016, algoritmo 1.</translation>
    </message>
    <message>
        <source>Output of the layers, measurement by measurement</source>
        <translation>Salida de las capas, medición a medición</translation>
    </message>
    <message>
        <source>Press Step to measure the first layer.</source>
        <translation>Pulsa Paso para medir la primera capa.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Hasta el final</translation>
    </message>
    <message>
        <source>division</source>
        <translation>división</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>measurement</source>
        <translation>medición</translation>
    </message>
    <message>
        <source>weight ÷</source>
        <translation>peso ÷</translation>
    </message>
    <message>
        <source>σ of output</source>
        <translation>σ de la salida</translation>
    </message>
    <message>
        <source>σ of the output before</source>
        <translation>σ de la salida antes</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop to open %1</source>
        <translation>Suelta para abrir %1</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Factor %1, %2 layers: gradient ×%3, %4</source>
        <translation>Factor %1, %2 capas: gradiente ×%3, %4</translation>
    </message>
    <message>
        <source>Factor %1, %2 layers: signal ×%3, %4</source>
        <translation>Factor %1, %2 capas: señal ×%3, %4</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>explota</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>se conserva</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>capas</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>se desvanece</translation>
    </message>
    <message>
        <source>variance factor</source>
        <translation>factor de varianza</translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>%1 entries: %2 weights, %3 repeats, %4 zeros</source>
        <translation>%1 elementos: %2 pesos, %3 repeticiones, %4 ceros</translation>
    </message>
    <message>
        <source>%1 outputs × %2 inputs</source>
        <translation>%1 salidas × %2 entradas</translation>
    </message>
    <message numerus="yes">
        <source>%n weight(s)</source>
        <translation>
            <numerusform>%n peso</numerusform>
            <numerusform>%n pesos</numerusform>
        </translation>
    </message>
    <message>
        <source>One row per output, one column per input; equal weights have equal colors</source>
        <translation>Una fila por salida, una columna por entrada; pesos iguales, colores iguales</translation>
    </message>
    <message>
        <source>Matrix of the %1 layer</source>
        <translation>Matriz de la capa %1</translation>
    </message>
</context>
<context>
    <name>MeanPage</name>
    <message>
        <source>Mean of the input</source>
        <translation>Media de la entrada</translation>
    </message>
    <message>
        <source>Mean of the weights</source>
        <translation>Media de los pesos</translation>
    </message>
    <message>
        <source>Which mean</source>
        <translation>Qué media</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About guitrainer</source>
        <translation>&amp;Acerca de guitrainer</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>&amp;Máxima velocidad</translation>
    </message>
    <message>
        <source>&amp;Guided tour</source>
        <translation>&amp;Visita guiada</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>A&amp;tajos de teclado</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Más grande</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation>Semilla &amp;nueva</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>Sala si&amp;guiente</translation>
    </message>
    <message>
        <source>&amp;Open experiment…</source>
        <translation>A&amp;brir experimento…</translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation>Modo de p&amp;resentación</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>Sala &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Reiniciar</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Salas</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecución</translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation>&amp;Guardar experimento</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>Más &amp;pequeño</translation>
    </message>
    <message>
        <source>&amp;Ten minutes with guitrainer</source>
        <translation>&amp;Diez minutos con guitrainer</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Train or pause</source>
        <translation>&amp;Entrenar o pausar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>&amp;Normal</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Open &amp;network…</source>
        <translation>Abrir re&amp;d…</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Tamaño del te&amp;xto</translation>
    </message>
    <message>
        <source>Train f&amp;urther…</source>
        <translation>Entrenar má&amp;s…</translation>
    </message>
    <message>
        <source>Use &amp;system setting</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>Back to li&amp;ve</source>
        <translation>&amp;Volver al directo</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Copiar como &amp;orden</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>Más rápid&amp;o</translation>
    </message>
    <message>
        <source>New from &amp;preset</source>
        <translation>&amp;Nuevo desde preajuste</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>Un &amp;paso</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>Abrir la carpeta del re&amp;gistro</translation>
    </message>
    <message>
        <source>Open &amp;run folder…</source>
        <translation>Abrir carpeta de e&amp;jecución…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>Abrir re&amp;ciente</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>Más &amp;lento</translation>
    </message>
    <message>
        <source>Save experiment &amp;as…</source>
        <translation>G&amp;uardar experimento como…</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Detener</translation>
    </message>
</context>
<context>
    <name>MistakesPanel</name>
    <message>
        <source>%1 of %2 correct</source>
        <translation>%1 de %2 bien</translation>
    </message>
    <message>
        <source>Run the network on all test images now.</source>
        <translation>Aplicar ahora la red a todas las imágenes de prueba.</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Celda</translation>
    </message>
    <message>
        <source>Click a cell of the matrix to see its images.</source>
        <translation>Pulsa una celda de la matriz para ver sus imágenes.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>Misclassified images will appear here.</source>
        <translation>Aquí aparecerán las imágenes mal clasificadas.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images of the selected cell of the matrix</source>
        <translation>Imágenes de la celda seleccionada de la matriz</translation>
    </message>
    <message>
        <source>Images shown</source>
        <translation>Imágenes mostradas</translation>
    </message>
    <message>
        <source>Images whose two most probable classes are closest</source>
        <translation>Imágenes cuyas dos clases más probables están más cerca</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>Mayores errores</translation>
    </message>
    <message>
        <source>Mean of %2 images: %1</source>
        <translation>Media de %2 imágenes: %1</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Mistakes where the true class got the lowest probability</source>
        <translation>Errores en que la clase verdadera recibió la probabilidad más baja</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Sin errores.</translation>
    </message>
    <message>
        <source>Press Refresh or Pause to see the network&apos;s current mistakes.</source>
        <translation>Pulsa Actualizar o Pausa para ver los errores actuales de la red.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Test image %1 is %2; the network predicts %3 with probability %4. Click to look at it.</source>
        <translation>La imagen de prueba %1 es %2; la red predice %3 con probabilidad %4. Pulsa para verla.</translation>
    </message>
    <message>
        <source>Test image %1: mean squared error %2. Click to look at it.</source>
        <translation>Imagen de prueba %1: error cuadrático medio %2. Pulsa para verla.</translation>
    </message>
    <message>
        <source>The images with the largest errors will appear here.</source>
        <translation>Aquí aparecerán las imágenes con los mayores errores.</translation>
    </message>
    <message>
        <source>The mean squared error of the reconstruction is largest.</source>
        <translation>El error cuadrático medio de la reconstrucción es el mayor.</translation>
    </message>
    <message>
        <source>The true class got the lowest probability.</source>
        <translation>La clase verdadera recibió la probabilidad más baja.</translation>
    </message>
    <message>
        <source>The two most probable classes are closest.</source>
        <translation>Las dos clases más probables están más cerca.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dudosas</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>calculando…</translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation>
            <numerusform>%n parámetro</numerusform>
            <numerusform>%n parámetros</numerusform>
        </translation>
    </message>
    <message>
        <source>A network can have %1 to %2 layers.</source>
        <translation>Una red tiene de %1 a %2 capas.</translation>
    </message>
    <message>
        <source>Adds a layer after the expanded one, or before the last layer if none is expanded.</source>
        <translation>Añade una capa tras la desplegada o, si no hay ninguna, antes de la última.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>Añadir capa</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>Duplicar %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Mover %1</translation>
    </message>
    <message>
        <source>Trained numbers: weights and biases.</source>
        <translation>Números que se entrenan: pesos y sesgos.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>%1 was not opened, because you did something else in the meantime.</source>
        <translation>No se abrió %1, porque entretanto hiciste otra cosa.</translation>
    </message>
</context>
<context>
    <name>OptionFields</name>
    <message>
        <source>Weights from a file</source>
        <translation>Pesos de un archivo</translation>
    </message>
    <message>
        <source>in the experiment</source>
        <translation>en el experimento</translation>
    </message>
    <message>
        <source>own (%1)</source>
        <translation>propio (%1)</translation>
    </message>
</context>
<context>
    <name>Overlaying</name>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1, %2 semillas</translation>
    </message>
    <message numerus="yes">
        <source>At most %n run(s) can be shown in different colors</source>
        <translation>
            <numerusform>como mucho se puede mostrar %n ejecución en color distinto</numerusform>
            <numerusform>como mucho se pueden mostrar %n ejecuciones en colores distintos</numerusform>
        </translation>
    </message>
    <message>
        <source>No other run differs from this one only in its seed.</source>
        <translation>Ninguna otra ejecución difiere de esta solo en su semilla.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Filters of the layer</source>
        <translation>Filtros de la capa</translation>
    </message>
    <message>
        <source>No filters here; click a convolution</source>
        <translation>Aquí no hay filtros; pulsa una convolución</translation>
    </message>
    <message>
        <source>Show the filters of this layer</source>
        <translation>Mostrar los filtros de esta capa</translation>
    </message>
    <message>
        <source>Textbook</source>
        <translation>Ejemplo de libro</translation>
    </message>
    <message>
        <source>The textbook filter</source>
        <translation>El filtro de libro</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>or your network:</source>
        <translation>o tu red:</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Not measured yet</source>
        <translation>Aún no se ha medido</translation>
    </message>
    <message>
        <source>Nothing has been measured</source>
        <translation>No se midió nada</translation>
    </message>
    <message>
        <source>Train to draw this curve</source>
        <translation>Entrena para dibujar esta curva</translation>
    </message>
</context>
<context>
    <name>Painter</name>
    <message>
        <source>Set all cells to 0</source>
        <translation>Todas las celdas a 0</translation>
    </message>
    <message>
        <source>Black −1</source>
        <translation>Negro −1</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Click or drag to paint, or type numbers</source>
        <translation>Pulsa o arrastra para pintar, o escribe números</translation>
    </message>
    <message>
        <source>Click or drag to paint. Press Enter or a digit to type a value.</source>
        <translation>Pulsa o arrastra para pintar. Pulsa Intro o una cifra para escribir un valor.</translation>
    </message>
    <message>
        <source>Gray 0</source>
        <translation>Gris 0</translation>
    </message>
    <message>
        <source>Keep as a tile</source>
        <translation>Guardar como ficha</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Reflejar</translation>
    </message>
    <message>
        <source>Paint your own</source>
        <translation>Pinta el tuyo</translation>
    </message>
    <message>
        <source>Painted filter</source>
        <translation>Filtro pintado</translation>
    </message>
    <message>
        <source>Add it to the available filters</source>
        <translation>Añadirlo a los filtros disponibles</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Girar</translation>
    </message>
    <message>
        <source>Rotate by 90° clockwise</source>
        <translation>Girar 90° a la derecha</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Intercambiar izquierda y derecha</translation>
    </message>
    <message>
        <source>White +1</source>
        <translation>Blanco +1</translation>
    </message>
</context>
<context>
    <name>PatchPicture</name>
    <message>
        <source>Click, drag or use the arrow keys to choose another patch</source>
        <translation>Pulsa, arrastra o usa las flechas para tomar otro recorte</translation>
    </message>
    <message>
        <source>The patch of the image</source>
        <translation>El recorte de la imagen</translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>Changes apply to the next run.</source>
        <translation>Los cambios valen para la próxima ejecución.</translation>
    </message>
    <message>
        <source>End this run and train the experiment as it is now</source>
        <translation>Terminar esta ejecución y entrenar el experimento tal como está</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Empezar de nuevo</translation>
    </message>
</context>
<context>
    <name>PlacingCard</name>
    <message>
        <source>Currently %1 uses “%2” and is frozen.</source>
        <translation>Ahora %1 usa «%2» y está congelada.</translation>
    </message>
    <message>
        <source>Currently %1 starts from “%2” and is trained.</source>
        <translation>Ahora %1 parte de «%2» y se entrena.</translation>
    </message>
    <message>
        <source>Done. Train to see how well they do, or undo the change.</source>
        <translation>Hecho. Entrena para ver cómo rinden, o deshaz el cambio.</translation>
    </message>
    <message>
        <source>Filter %1 is now the painted filter. You can undo this.</source>
        <translation>El filtro %1 es ahora el pintado. Se puede deshacer.</translation>
    </message>
    <message>
        <source>Filter to replace</source>
        <translation>Filtro que se sustituye</translation>
    </message>
    <message>
        <source>Hand-made filters</source>
        <translation>Filtros hechos a mano</translation>
    </message>
    <message>
        <source>Use in the network</source>
        <translation>Usar en la red</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Every filter is scaled to length 1, like those of the bank</source>
        <translation>Cada filtro se escala a longitud 1, como los del banco</translation>
    </message>
    <message>
        <source>If there are fewer filters than the layer has, they are repeated</source>
        <translation>Si son menos que los de la capa, se repiten</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Painted filter as</source>
        <translation>El pintado como</translation>
    </message>
    <message>
        <source>Put the painted filter into %1 as %2</source>
        <translation>Poner el pintado en %1 como %2</translation>
    </message>
    <message>
        <source>Scaled to the mean norm of the drawn filters</source>
        <translation>Escalado a la norma media de los filtros sorteados</translation>
    </message>
    <message>
        <source>The experiment has changed in the meantime; please try again.</source>
        <translation>El experimento ha cambiado entretanto; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The filters of %1 are %2; its kernel size will change to that of the new filters, %3.</source>
        <translation>%1 tiene ahora %2: tomaría el tamaño de los filtros nuevos, %3.</translation>
    </message>
    <message>
        <source>The layer is</source>
        <translation>La capa queda</translation>
    </message>
    <message>
        <source>The values stay as they are</source>
        <translation>Los valores se quedan como están</translation>
    </message>
    <message numerus="yes">
        <source>Use the %n selected filter(s) for %1</source>
        <translation>
            <numerusform>Usar el %n elegido en %1</numerusform>
            <numerusform>Usar los %n elegidos en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The other filters stay as drawn</source>
        <translation>Los demás filtros quedan como se sortearon</translation>
    </message>
    <message>
        <source>The weights of this layer stay fixed; the layers after it learn</source>
        <translation>Los pesos de esta capa quedan fijos; las capas siguientes aprenden</translation>
    </message>
    <message>
        <source>This network has no convolution. Add one in the Train room.</source>
        <translation>Esta red no tiene convoluciones. Añade una en la sala Entrenar.</translation>
    </message>
    <message>
        <source>Training continues from these filters</source>
        <translation>El entrenamiento parte de estos filtros</translation>
    </message>
    <message>
        <source>Use the whole bank for %1</source>
        <translation>Usar todo el banco en %1</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>como se sorteó</translation>
    </message>
    <message>
        <source>as painted</source>
        <translation>como se pintó</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>filtro %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>congelada</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>entrenable</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>%1 = %2 trials. The time is known after the first few trials.</source>
        <translation>%1 = %2 ensayos. El tiempo se conoce tras los primeros ensayos.</translation>
    </message>
    <message numerus="yes">
        <source>%n fold(s)</source>
        <translation>
            <numerusform>%n pliegue</numerusform>
            <numerusform>%n pliegues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n semilla</numerusform>
            <numerusform>%n semillas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n configuración</numerusform>
            <numerusform>%n configuraciones</numerusform>
        </translation>
    </message>
    <message>
        <source>And vary</source>
        <translation>Y variar</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>Copy the command that computes this sweep in a terminal</source>
        <translation>Copiar el comando que calcula este barrido en una terminal</translation>
    </message>
    <message>
        <source>Cross-validation: the training images are divided into folds, and each fold is the test set once</source>
        <translation>Validación cruzada: las imágenes de entrenamiento se dividen en pliegues y cada pliegue es una vez el conjunto de prueba</translation>
    </message>
    <message>
        <source>First axis</source>
        <translation>Primer eje</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Primeros valores</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Pliegues</translation>
    </message>
    <message>
        <source>Keep every run</source>
        <translation>Conservar cada ejecución</translation>
    </message>
    <message>
        <source>Keep the run folders, to open any run on the stage; this takes more disk</source>
        <translation>Conservar las carpetas de las ejecuciones, para abrir cualquiera en escena; ocupa más disco</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>Metric of the plan</source>
        <translation>Métrica del plan</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Barrido nuevo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>Nada más</translation>
    </message>
    <message>
        <source>Number of seeds: how often every setting is repeated</source>
        <translation>Número de semillas: cuántas veces se repite cada configuración</translation>
    </message>
    <message>
        <source>Second axis</source>
        <translation>Segundo eje</translation>
    </message>
    <message>
        <source>Second values</source>
        <translation>Segundos valores</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>Start the sweep</source>
        <translation>Empezar el barrido</translation>
    </message>
    <message>
        <source>Train the experiment with many settings, each with several seeds.</source>
        <translation>Entrena el experimento con muchas configuraciones, cada una con varias semillas.</translation>
    </message>
    <message>
        <source>Values separated by commas, or a range: LOW..HIGH:N, with :log at the end for equal ratios, as in 0.001..1:7:log</source>
        <translation>Valores separados por comas o un intervalo: LOW..HIGH:N, con :log al final para razones iguales, como en 0.001..1:7:log</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variar</translation>
    </message>
    <message>
        <source>What decides which setting is the best; it can be changed later</source>
        <translation>Lo que decide qué configuración es la mejor; se puede cambiar después</translation>
    </message>
    <message>
        <source>What varies between the settings</source>
        <translation>Lo que varía entre las configuraciones</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>How fast the window slides when playing</source>
        <translation>A qué velocidad se desliza sola la ventana</translation>
    </message>
    <message>
        <source>Play: slide the window automatically (Space)</source>
        <translation>Reproducir: la ventana se desliza sola (Espacio)</translation>
    </message>
    <message>
        <source>One position back (←)</source>
        <translation>Una posición atrás (←)</translation>
    </message>
    <message>
        <source>One position forward (→)</source>
        <translation>Una posición adelante (→)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Position of the window</source>
        <translation>Posición de la ventana</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Deslizar</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Position of the window; the output is filled row by row</source>
        <translation>Posición de la ventana; la salida se llena fila a fila</translation>
    </message>
    <message>
        <source>position %1 of %2</source>
        <translation>posición %1 de %2</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Use system setting</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Elegir otra carpeta</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Each run is saved in its own folder there.</source>
        <translation>Cada ejecución se guarda ahí en su propia carpeta.</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>Carpeta para ejecuciones</translation>
    </message>
    <message>
        <source>Number of training threads, from the next run on. Results do not depend on it.</source>
        <translation>Número de hilos de entrenamiento, desde la próxima ejecución. Los resultados no dependen de él.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>%1 times the weight in row %2, column %3: %4 = &lt;b&gt;%5&lt;/b&gt;.&lt;br&gt;</source>
        <translation>%1 por el peso de la fila %2, columna %3: %4 = &lt;b&gt;%5&lt;/b&gt;.&lt;br&gt;</translation>
    </message>
    <message>
        <source>A zero from the padding</source>
        <translation>Un cero del relleno</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Todos los productos</translation>
    </message>
    <message>
        <source>Back to the sum</source>
        <translation>Volver a la suma</translation>
    </message>
    <message>
        <source>It is one of %1 products that add up to %2. The same weight is used at all %3 positions: it is shared.</source>
        <translation>Es uno de los %1 productos que suman %2. El mismo peso se usa en las %3 posiciones: es compartido.</translation>
    </message>
    <message>
        <source>The input in row %1, column %2</source>
        <translation>La entrada de la fila %1, columna %2</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>canal %1</translation>
    </message>
    <message>
        <source>position (%1, %2)</source>
        <translation>posición (%1, %2)</translation>
    </message>
    <message>
        <source>product (%1, %2)</source>
        <translation>producto (%1, %2)</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Carpeta</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Buscar en:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Archivos de &amp;tipo:</translation>
    </message>
</context>
<context>
    <name>RaceButton</name>
    <message>
        <source>Other schemes</source>
        <translation>Otros esquemas</translation>
    </message>
    <message>
        <source>Other standard deviations</source>
        <translation>Otras desviaciones típicas</translation>
    </message>
    <message>
        <source>Race this against…</source>
        <translation>Carrera contra…</translation>
    </message>
    <message>
        <source>Train this initializer and others in lockstep, in the Race room</source>
        <translation>Entrenar este inicializador y otros paso a paso a la vez, en la sala Carrera</translation>
    </message>
    <message>
        <source>current</source>
        <translation>actual</translation>
    </message>
</context>
<context>
    <name>RaceCurves</name>
    <message>
        <source>A line for each contestant; with several seeds, their mean, and a band from the lowest to the highest.</source>
        <translation>Una línea por participante; con varias semillas, su media y una banda de la más baja a la más alta.</translation>
    </message>
</context>
<context>
    <name>RaceRoom</name>
    <message>
        <source>Choose two to eight contestants and press Start the race: all of them train the experiment of the Train room, each with its own settings.</source>
        <translation>Elige de dos a ocho participantes y pulsa Empezar la carrera: todos entrenan el experimento de la sala Entrenar, cada uno con sus ajustes.</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>Copy the command that repeats the race</source>
        <translation>Copiar la orden que repite la carrera</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>Curvas…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Filters of all contestants…</source>
        <translation>Filtros de todos los participantes…</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Layer whose filters are shown</source>
        <translation>Capa cuyos filtros se muestran</translation>
    </message>
    <message>
        <source>No preset is close to this experiment; save it to repeat it from a file.</source>
        <translation>Ningún preajuste se parece a este experimento; guárdalo para repetirlo desde un archivo.</translation>
    </message>
    <message>
        <source>No race yet</source>
        <translation>Aún no hay carrera</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imágenes (*.png)</translation>
    </message>
    <message>
        <source>Pictures and numbers (*.png *.svg *.pdf *.csv)</source>
        <translation>Imágenes y números (*.png *.svg *.pdf *.csv)</translation>
    </message>
    <message>
        <source>Press Start the race to race again.</source>
        <translation>Pulsa Empezar la carrera para correrla otra vez.</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Carrera</translation>
    </message>
    <message>
        <source>Save pictures or numbers</source>
        <translation>Guardar imágenes o números</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Seed whose filters are shown</source>
        <translation>Semilla cuyos filtros se muestran</translation>
    </message>
    <message>
        <source>Step of all contestants</source>
        <translation>Paso de todos los participantes</translation>
    </message>
    <message>
        <source>The contestants train in lockstep, on the same images in the same order, from the same seed. They differ only in their settings.</source>
        <translation>Los participantes entrenan paso a paso a la vez, con las mismas imágenes en el mismo orden y la misma semilla. Solo difieren sus ajustes.</translation>
    </message>
    <message>
        <source>The race did not start</source>
        <translation>La carrera no empezó</translation>
    </message>
    <message>
        <source>The race was stopped before its first step</source>
        <translation>La carrera se detuvo antes de su primer paso</translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Drag, or use the arrow keys. This also changes the current run.</source>
        <translation>Arrastra o usa las flechas. También cambia la ejecución en marcha.</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leyendo %1…</translation>
    </message>
</context>
<context>
    <name>ReconstructionRow</name>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Mean of the squared differences over all pixels, as in the loss. All three pictures have one scale, with 0 in the middle. Dropout is off, as in testing.</source>
        <translation>Media de las diferencias al cuadrado sobre todos los píxeles, como en la pérdida. Las tres imágenes tienen la misma escala, con 0 en el centro. El dropout está desactivado, como en la prueba.</translation>
    </message>
    <message>
        <source>Mean squared error %1</source>
        <translation>Error cuadrático medio %1</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Output minus input; gray is 0.</source>
        <translation>Salida menos entrada; el gris es 0.</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Reconstrucción</translation>
    </message>
    <message>
        <source>The image after preprocessing, as the first layer sees it.</source>
        <translation>La imagen tras el preprocesamiento, como la ve la primera capa.</translation>
    </message>
    <message>
        <source>The output of the last layer: the reconstruction.</source>
        <translation>La salida de la última capa: la reconstrucción.</translation>
    </message>
</context>
<context>
    <name>RecoveredDialog</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Unsaved edits were restored</source>
        <translation>Se restauraron cambios sin guardar</translation>
    </message>
    <message>
        <source>guitrainer was closed before the changes to %1 were saved. They have been restored.</source>
        <translation>guitrainer se cerró antes de guardar los cambios en %1. Se han restaurado.</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolución</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Hand-made</source>
        <translation>A mano</translation>
    </message>
    <message>
        <source>Initializers</source>
        <translation>Inicializadores</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Predecir</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Carrera</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Shared weights</source>
        <translation>Pesos compartidos</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianza</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare its filters with those on stage</source>
        <translation>Comparar sus filtros con los que están en escena</translation>
    </message>
    <message>
        <source>Continue where it stopped</source>
        <translation>Seguir donde se detuvo</translation>
    </message>
    <message>
        <source>Delete it from disk</source>
        <translation>Eliminarla del disco</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Draw the runs that differ from this one only in their seeds as a band</source>
        <translation>Dibujar como una banda las ejecuciones que difieren de esta solo en la semilla</translation>
    </message>
    <message>
        <source>Name this run, or remove its name</source>
        <translation>Dar a esta ejecución un nombre propio, o quitárselo</translation>
    </message>
    <message>
        <source>Show all seeds</source>
        <translation>Mostrar todas las semillas</translation>
    </message>
    <message>
        <source>Show this run on the stage, or this sweep in its room (Enter)</source>
        <translation>Mostrar esta ejecución en el escenario, o este barrido en su sala (Intro)</translation>
    </message>
    <message>
        <source>Write a note about this run</source>
        <translation>Escribir una nota sobre esta ejecución</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show its files</source>
        <translation>Mostrar sus archivos</translation>
    </message>
    <message>
        <source>Train further…</source>
        <translation>Entrenar más…</translation>
    </message>
    <message>
        <source>Train this run for more steps than planned</source>
        <translation>Entrenar esta ejecución más pasos de los previstos</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escribir una nota</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Return to the same initial weights (Ctrl+R)</source>
        <translation>Volver a los mismos pesos iniciales (Ctrl+R)</translation>
    </message>
    <message>
        <source>Draw new initial weights with the next seed (Ctrl+N)</source>
        <translation>Sortear otros pesos iniciales: la semilla siguiente (Ctrl+N)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>A built-in experiment</source>
        <translation>Un experimento incluido en el programa</translation>
    </message>
    <message>
        <source>Make one step (.)</source>
        <translation>Dar un paso (.)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Save pictures, weights, plots (Ctrl+E)</source>
        <translation>Guardar imágenes, pesos y gráficos (Ctrl+E)</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Semilla %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Train or pause (Space)</source>
        <translation>Entrenar o pausar (Espacio)</translation>
    </message>
</context>
<context>
    <name>RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Progreso de la ejecución</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>; left files guitrainer did not create: %1</source>
        <translation>; se dejan archivos que guitrainer no creó: %1</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>Eliminado: %1</translation>
    </message>
</context>
<context>
    <name>RunSide</name>
    <message>
        <source>%1 edges</source>
        <translation>%1 bordes</translation>
    </message>
    <message>
        <source>%1 seeds, at the ends of their runs</source>
        <translation>%1 semillas al final</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Filtros de %1</translation>
    </message>
    <message>
        <source>This run has no convolution with that name.</source>
        <translation>Esta ejecución no tiene ninguna convolución con ese nombre.</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>exactitud %1</translation>
    </message>
    <message>
        <source>accuracy %1 on %2 images</source>
        <translation>exactitud %1 en %2 imágenes</translation>
    </message>
    <message>
        <source>accuracy %1 to %2</source>
        <translation>exactitud de %1 a %2</translation>
    </message>
    <message>
        <source>edges %1 to %2</source>
        <translation>bordes de %1 a %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>nota %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>paso %1</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>Also show runs that were stopped after %n step(s) or fewer</source>
        <translation>
            <numerusform>Mostrar también las ejecuciones detenidas tras %n paso o menos</numerusform>
            <numerusform>Mostrar también las ejecuciones detenidas tras %n pasos o menos</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Filtrar ejecuciones</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More: resume, rename, write a note, delete, columns</source>
        <translation>Más: reanudar, cambiar nombre, escribir una nota, eliminar, columnas</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Ninguna ejecución coincide con el filtro.</translation>
    </message>
    <message>
        <source>No runs yet. Press Train; every run is saved here.</source>
        <translation>Aún no hay ejecuciones. Pulsa Entrenar: todas se guardan aquí.</translation>
    </message>
    <message>
        <source>Short runs</source>
        <translation>Ejecuciones cortas</translation>
    </message>
    <message>
        <source>Show runs in which all of these words occur, in any column</source>
        <translation>Mostrar las ejecuciones que contienen todas estas palabras, en cualquier columna</translation>
    </message>
    <message>
        <source>The curves of a sweep are in the Sweep room.</source>
        <translation>Las curvas de un barrido están en la sala Barrido.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
</context>
<context>
    <name>SaliencyRow</name>
    <message>
        <source>Derivative of the output for the predicted class with respect to every pixel: where a small change of the image would change it most.</source>
        <translation>Derivada de la salida de la clase predicha respecto a cada píxel: dónde un pequeño cambio de la imagen la cambiaría más.</translation>
    </message>
    <message>
        <source>Feature maps of the last layer that has any, weighted by the mean of their gradients: where the evidence for the predicted class is (Selvaraju et al. 2017).</source>
        <translation>Mapas de características de la última capa que los tiene, ponderados por la media de sus gradientes: dónde está la evidencia de la clase predicha (Selvaraju et al. 2017).</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM, %1</source>
        <translation>Grad-CAM, %1</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>The gradient of the predicted class with respect to the pixels, and Grad-CAM</source>
        <translation>El gradiente de la clase predicha respecto a los píxeles, y Grad-CAM</translation>
    </message>
    <message>
        <source>What the prediction depends on</source>
        <translation>De qué depende la predicción</translation>
    </message>
    <message>
        <source>gradient of %1</source>
        <translation>gradiente de %1</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>The input of this layer is not known: it comes after %1, whose outputs are not recorded. The X picture can be shown instead.</source>
        <translation>No se conoce la entrada de esta capa: va detrás de %1, cuyas salidas no se registran. En su lugar se puede mostrar la imagen X.</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>filtro %1</translation>
    </message>
    <message>
        <source>filter of the example</source>
        <translation>filtro del ejemplo</translation>
    </message>
    <message>
        <source>textbook filter</source>
        <translation>filtro de libro</translation>
    </message>
</context>
<context>
    <name>SchemeBox</name>
    <message>
        <source>Scheme</source>
        <translation>Esquema</translation>
    </message>
</context>
<context>
    <name>SchemeTable</name>
    <message>
        <source>As a multiple of the σ of this layer&apos;s own scheme</source>
        <translation>Cuántas veces la σ del esquema propio de esta capa</translation>
    </message>
    <message>
        <source>Largest weight that can be drawn</source>
        <translation>Peso más grande que se puede sortear</translation>
    </message>
    <message>
        <source>On its torch backend, Keras does not keep the limit exactly: %1 elements in a million exceed it.</source>
        <translation>Con el backend torch, Keras no respeta el límite con exactitud: lo superan %1 elementos de cada millón.</translation>
    </message>
    <message>
        <source>Schemes for this layer</source>
        <translation>Esquemas para esta capa</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Desviación típica de los pesos</translation>
    </message>
    <message>
        <source>The density, all on one scale</source>
        <translation>La densidad, todas a la misma escala</translation>
    </message>
    <message>
        <source>Truncated at ±%1 σ, a normal distribution keeps %2 of its σ. Keras&apos; he_normal corrects for that: to get σ %3, it draws with %4 and truncates. Its plain TruncatedNormal does not: %5 comes out as %6. PyTorch&apos;s trunc_normal_ takes absolute bounds, not multiples of σ.</source>
        <translation>Truncada en ±%1 σ, una distribución normal conserva %2 de su σ. he_normal de Keras lo corrige: para obtener σ %3, sortea con %4 y trunca. Su TruncatedNormal no: %5 queda en %6. trunc_normal_ de PyTorch toma límites absolutos, no múltiplos de σ.</translation>
    </message>
    <message>
        <source>formula of σ²</source>
        <translation>fórmula de σ²</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>límite</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>esquema</translation>
    </message>
    <message>
        <source>σ ÷ own</source>
        <translation>σ ÷ propia</translation>
    </message>
</context>
<context>
    <name>SettingCard</name>
    <message>
        <source>Click a cell to see its trials, and the filters that they end with.</source>
        <translation>Haz clic en una celda para ver sus ensayos y los filtros con los que terminan.</translation>
    </message>
    <message>
        <source>Edit in the Train room</source>
        <translation>Editar en la sala Entrenar</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filtro %1</translation>
    </message>
    <message>
        <source>Filters at the end</source>
        <translation>Filtros al final</translation>
    </message>
    <message>
        <source>Filters of the trial at its end</source>
        <translation>Filtros del ensayo a su final</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Pliegue</translation>
    </message>
    <message>
        <source>No curve is known.</source>
        <translation>No se conoce ninguna curva.</translation>
    </message>
    <message>
        <source>No filters are known.</source>
        <translation>No se conocen filtros.</translation>
    </message>
    <message>
        <source>Open on the stage</source>
        <translation>Abrir en escena</translation>
    </message>
    <message>
        <source>Open the experiment of this trial there; training it gives the same weights</source>
        <translation>Abrir allí el experimento de este ensayo; al entrenarlo salen los mismos pesos</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The run of this trial was not kept. Train it again instead.</source>
        <translation>La ejecución de este ensayo no se conservó. Entrénala de nuevo.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Training loss of the trial</source>
        <translation>Pérdida de entrenamiento del ensayo</translation>
    </message>
    <message>
        <source>Trials of this setting</source>
        <translation>Ensayos de esta configuración</translation>
    </message>
    <message>
        <source>diverged at step %1</source>
        <translation>divergió en el paso %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
</context>
<context>
    <name>ShapeField</name>
    <message>
        <source>Height, width, inputs and filters of a convolution, in the order Keras uses; inputs and units of a dense layer. Type any shape to see its numbers.</source>
        <translation>Alto, ancho, entradas y filtros de una convolución, en el orden de Keras; entradas y unidades de una capa densa. Escribe cualquier forma para ver sus números.</translation>
    </message>
    <message>
        <source>Shape of the weight</source>
        <translation>Forma del peso</translation>
    </message>
</context>
<context>
    <name>SharedTimeline</name>
    <message>
        <source>step %1</source>
        <translation>paso %1</translation>
    </message>
</context>
<context>
    <name>SharingRoom</name>
    <message>
        <source>Every layer that maps an image to an output is a matrix of weights. Point at an entry to see what it connects.</source>
        <translation>Toda capa que lleva una imagen a una salida es una matriz de pesos. Señala un elemento para ver qué une.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>Shared, local or dense</source>
        <translation>Compartida, local o densa</translation>
    </message>
    <message>
        <source>Size of the filter: how many inputs an output sees</source>
        <translation>Tamaño del filtro: cuántas entradas ve una salida</translation>
    </message>
    <message>
        <source>Size of the image; more inputs mean more columns</source>
        <translation>Tamaño de la imagen: más entradas, más columnas</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Tab goes to the next control, arrow keys move inside it.</source>
        <translation>Tab va al control siguiente; las flechas se mueven dentro de él.</translation>
    </message>
</context>
<context>
    <name>SigmaPage</name>
    <message>
        <source>A dense layer with many inputs</source>
        <translation>Una capa densa con muchas entradas</translation>
    </message>
    <message>
        <source>A few units on random inputs of σ 1</source>
        <translation>Unas pocas unidades con entradas al azar de σ 1</translation>
    </message>
    <message>
        <source>By theory, from input of σ 1</source>
        <translation>Según la teoría, con una entrada de σ 1</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, eq. 10: fan_in · σ² = 1. He et al. 2015, eq. 10: ½ · fan_in · σ² = 1.</source>
        <translation>Glorot &amp; Bengio 2010, ec. 10: fan_in · σ² = 1. He et al. 2015, ec. 10: ½ · fan_in · σ² = 1.</translation>
    </message>
    <message>
        <source>He&apos;s rule. The signal is kept after a ReLU, which halves its power.</source>
        <translation>La regla de He. La señal se conserva tras una ReLU, que reduce su potencia a la mitad.</translation>
    </message>
    <message>
        <source>He&apos;s variance entered as σ. Hardly anything is left of the signal.</source>
        <translation>La varianza de He escrita como σ. De la señal no queda casi nada.</translation>
    </message>
    <message>
        <source>He: σ = √(2 / fan_in)</source>
        <translation>He: σ = √(2 / fan_in)</translation>
    </message>
    <message>
        <source>Inputs of the dense layer</source>
        <translation>Entradas de la capa densa</translation>
    </message>
    <message>
        <source>Mistake: σ = 2 / fan_in</source>
        <translation>Error: σ = 2 / fan_in</translation>
    </message>
    <message>
        <source>Papers state the variance σ²; library functions take the standard deviation σ. If you mix them up, the weights of a wide layer become far too small.</source>
        <translation>Los artículos dan la varianza σ²; las funciones de las bibliotecas toman la desviación típica σ. Si se confunden, los pesos de una capa ancha quedan demasiado pequeños.</translation>
    </message>
    <message>
        <source>Size of the output, on a logarithmic scale</source>
        <translation>Tamaño de la salida, en escala logarítmica</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Desviación típica</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianza</translation>
    </message>
    <message>
        <source>Xavier&apos;s (Glorot&apos;s) rule for as many outputs as inputs. The signal is kept.</source>
        <translation>La regla de Xavier (Glorot) con tantas salidas como entradas. La señal se conserva.</translation>
    </message>
    <message>
        <source>Xavier (Glorot): σ = √(1 / fan_in)</source>
        <translation>Xavier (Glorot): σ = √(1 / fan_in)</translation>
    </message>
    <message>
        <source>the same, measured</source>
        <translation>lo mismo, medido</translation>
    </message>
    <message>
        <source>σ of the output, %1</source>
        <translation>σ de la salida, %1</translation>
    </message>
    <message>
        <source>σ of the output: √fan_in · σ</source>
        <translation>σ de la salida: √fan_in · σ</translation>
    </message>
    <message>
        <source>σ of the weights</source>
        <translation>σ de los pesos</translation>
    </message>
    <message>
        <source>σ² of the weights</source>
        <translation>σ² de los pesos</translation>
    </message>
    <message>
        <source>With %1 inputs, the mistake makes the signal %2 times smaller in this layer alone.</source>
        <translation>Con %1 entradas, el error hace la señal %2 veces menor, solo en esta capa.</translation>
    </message>
    <message>
        <source>σ of the input</source>
        <translation>σ de la entrada</translation>
    </message>
</context>
<context>
    <name>SignalPage</name>
    <message>
        <source>Click to choose a variance factor and a depth</source>
        <translation>Pulsa para elegir un factor de varianza y una profundidad</translation>
    </message>
    <message>
        <source>Each layer multiplies the variance of the signal by fan_in · σ², and a ReLU halves its power. Only ½ · fan_in · σ² = 1 preserves it, however deep the network. On the way back, the gradient is multiplied by fan_out · σ² instead.</source>
        <translation>Cada capa multiplica la varianza de la señal por fan_in · σ², y una ReLU reduce su potencia a la mitad. Solo ½ · fan_in · σ² = 1 la conserva, por profunda que sea la red. A la vuelta, el gradiente se multiplica en cambio por fan_out · σ².</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, eq. 5, 6, 10 and 11; He et al. 2015, eq. 9, 10, 13 and 14.</source>
        <translation>Glorot &amp; Bengio 2010, ec. 5, 6, 10 y 11; He et al. 2015, ec. 9, 10, 13 y 14.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>Gradient backward</source>
        <translation>Gradiente hacia atrás</translation>
    </message>
    <message>
        <source>Layer %1: signal σ %2 (theory %3) · gradient %4 of that at the output (theory %5) · dead units %6 of 100</source>
        <translation>Capa %1: señal σ %2 (teoría %3) · gradiente %4 del que hay en la salida (teoría %5) · unidades muertas %6 de 100</translation>
    </message>
    <message>
        <source>Map of</source>
        <translation>Mapa de</translation>
    </message>
    <message>
        <source>Map of vanishing and exploding</source>
        <translation>Mapa de lo que se desvanece y lo que explota</translation>
    </message>
    <message>
        <source>Preserved: between a tenth of the input and ten times the input</source>
        <translation>Se conserva: entre una décima parte y diez veces lo que entró</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Señal</translation>
    </message>
    <message>
        <source>Signal forward</source>
        <translation>Señal hacia delante</translation>
    </message>
    <message>
        <source>The ring on the map is this network; the colors show what happens to the signal, or the gradient, in a network with another factor or depth.</source>
        <translation>El anillo del mapa es esta red; los colores muestran qué pasa con la señal, o con el gradiente, en una red con otro factor u otra profundidad.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>medido</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>teoría</translation>
    </message>
</context>
<context>
    <name>SignalSection</name>
    <message>
        <source>Signal and gradient by layer</source>
        <translation>Señal y gradiente por capa</translation>
    </message>
    <message>
        <source>Signal before training</source>
        <translation>Señal antes de entrenar</translation>
    </message>
    <message>
        <source>Standard deviation after each layer, before training: of the signal going forward and of the gradient going back. Flat is good: a network whose signal shrinks or grows with every layer is hard to train. Click a layer to edit it.</source>
        <translation>Desviación típica tras cada capa, antes de entrenar: de la señal hacia delante y del gradiente hacia atrás. Plano es bueno: una red cuya señal encoge o crece en cada capa es difícil de entrenar. Pulsa una capa para editarla.</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradiente</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>señal</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>medido</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>teoría</translation>
    </message>
    <message>
        <source>σ behind %1</source>
        <translation>σ tras %1</translation>
    </message>
</context>
<context>
    <name>SignalsPage</name>
    <message>
        <source>All zero: nothing gets through</source>
        <translation>Todo es 0: no pasa nada</translation>
    </message>
    <message>
        <source>How much one step changes the weights, relative to their size. About a thousandth is healthy; far below, hardly anything is learned; far above, training is unstable.</source>
        <translation>Cuánto cambia un paso los pesos, en relación con su tamaño. Cerca de una milésima es sano; muy por debajo apenas se aprende; muy por encima el entrenamiento es inestable.</translation>
    </message>
    <message>
        <source>Layer whose signal is shown over steps</source>
        <translation>Capa cuya señal se muestra por pasos</translation>
    </message>
    <message>
        <source>Norm of the last update of its weight over the norm of the weight.</source>
        <translation>Norma de la última actualización de su peso entre la norma del peso.</translation>
    </message>
    <message>
        <source>Signal by layer</source>
        <translation>Señal por capa</translation>
    </message>
    <message>
        <source>Signal of %1</source>
        <translation>Señal de %1</translation>
    </message>
    <message>
        <source>Signal over steps</source>
        <translation>Señal por pasos</translation>
    </message>
    <message>
        <source>Standard deviation of the activations going forward and of the gradients going back. Flat lines train well; click a layer to see its history.</source>
        <translation>Desviación típica de las activaciones hacia delante y de los gradientes hacia atrás. Las líneas planas entrenan bien; pulsa una capa para ver su historia.</translation>
    </message>
    <message>
        <source>Standard deviation σ of the gradient that reaches the layer.</source>
        <translation>Desviación típica σ del gradiente que llega a la capa.</translation>
    </message>
    <message>
        <source>Standard deviation σ of the layer&apos;s output over images.</source>
        <translation>Desviación típica σ de la salida de la capa, sobre las imágenes.</translation>
    </message>
    <message>
        <source>The layer whose signal is drawn over the steps.</source>
        <translation>La capa cuya señal se dibuja a lo largo de los pasos.</translation>
    </message>
    <message>
        <source>The same before the first step, as initialized.</source>
        <translation>Lo mismo antes del primer paso, tras la inicialización.</translation>
    </message>
    <message>
        <source>The signal of one layer during training.</source>
        <translation>La señal de una capa mientras se entrena.</translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation>Actualización / peso</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>activaciones</translation>
    </message>
    <message>
        <source>at start</source>
        <translation>al inicio</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>gradientes</translation>
    </message>
</context>
<context>
    <name>SizeCard</name>
    <message>
        <source>A guide to convolution arithmetic for deep learning</source>
        <translation>A guide to convolution arithmetic for deep learning</translation>
    </message>
    <message>
        <source>Dumoulin &amp; Visin (2016), relationship %1</source>
        <translation>Dumoulin &amp; Visin (2016), relación %1</translation>
    </message>
    <message>
        <source>In the layer %1</source>
        <translation>En la capa %1</translation>
    </message>
    <message>
        <source>Size of the output</source>
        <translation>Tamaño de la salida</translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation>dilatación %1</translation>
    </message>
    <message>
        <source>height: %1 = &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>alto: %1 = &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>n pixels, window of k, padding p on each side, stride s, dilation d, output padding a</source>
        <translation>n píxeles, ventana de k, relleno p a cada lado, salto s, dilatación d, relleno de salida a</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>relleno %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>salto %1</translation>
    </message>
    <message>
        <source>width: %1 = &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>ancho: %1 = &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>Discard the value you entered and use the scheme&apos;s own</source>
        <translation>Descartar el valor escrito y usar el propio del esquema</translation>
    </message>
    <message>
        <source>Limit ±</source>
        <translation>Límite ±</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset the scale</source>
        <translation>Restablecer la escala</translation>
    </message>
    <message>
        <source>The other quantities follow.</source>
        <translation>Las demás magnitudes la siguen.</translation>
    </message>
    <message>
        <source>The scheme&apos;s own scale</source>
        <translation>La escala propia del esquema</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>fijado por ti</translation>
    </message>
</context>
<context>
    <name>SlicesPage</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>One slice for each input channel, with its share of the squared norm. All slices have one color scale: %1 to %2.</source>
        <translation>Un corte por cada canal de entrada, con su parte de la norma al cuadrado. Todos los cortes tienen la misma escala de color: de %1 a %2.</translation>
    </message>
    <message>
        <source>Slice for input channel %1, made by filter %1 of %4: norm %2, %3 of the squared norm.</source>
        <translation>Corte para el canal de entrada %1, que produce el filtro %1 de %4: norma %2, %3 de la norma al cuadrado.</translation>
    </message>
    <message>
        <source>Slice for input channel %1: norm %2, %3 of the squared norm.</source>
        <translation>Corte para el canal de entrada %1: norma %2, %3 de la norma al cuadrado.</translation>
    </message>
    <message>
        <source>Slices of the filter</source>
        <translation>Cortes del filtro</translation>
    </message>
    <message>
        <source>The channels are not made by the filters of a single convolution.</source>
        <translation>Los canales no proceden de los filtros de una sola convolución.</translation>
    </message>
    <message>
        <source>The channels are those of the image.</source>
        <translation>Los canales son los de la imagen.</translation>
    </message>
    <message>
        <source>The small picture is the filter of %1 that makes the channel, on a scale of its own.</source>
        <translation>La imagen pequeña es el filtro de %1 que produce el canal, en su propia escala.</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>A file with images and labels: .npz, CSV, .mat, .h5 and others</source>
        <translation>Un archivo con imágenes y etiquetas: .npz, CSV, .mat, .h5 y otros</translation>
    </message>
    <message>
        <source>File with images and labels</source>
        <translation>Archivo con imágenes y etiquetas</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Folder with images and labels</source>
        <translation>Carpeta con imágenes y etiquetas</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>IDX, NumPy or other files with images and labels, or pictures by class</source>
        <translation>Archivos IDX, NumPy u otros con imágenes y etiquetas, o imágenes por clase</translation>
    </message>
    <message>
        <source>Images and labels</source>
        <translation>Imágenes y etiquetas</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy all of the code to the clipboard</source>
        <translation>Copiar todo el código al portapapeles</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Código fuente</translation>
    </message>
    <message>
        <source>This experiment as source code</source>
        <translation>Este experimento como código fuente</translation>
    </message>
    <message>
        <source>Writing the code…</source>
        <translation>Escribiendo el código…</translation>
    </message>
</context>
<context>
    <name>StageHeader</name>
    <message>
        <source>Blue below zero, orange above zero; suitable for color-blind viewers</source>
        <translation>Azul bajo cero, naranja sobre cero; apto para daltónicos</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Every filter uses the full range of shades, however small its weights</source>
        <translation>Cada filtro usa todos los tonos, por pequeños que sean sus pesos</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Filtros de %1</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>One scale for all filters: small weights look flat</source>
        <translation>Una escala para todos los filtros: los pesos pequeños se ven planos</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>The convolution whose filters are shown</source>
        <translation>La convolución cuyos filtros se muestran</translation>
    </message>
    <message>
        <source>The filters themselves</source>
        <translation>Los filtros mismos</translation>
    </message>
    <message>
        <source>The gradient of the loss of the last batch; each weight moves against it</source>
        <translation>El gradiente de la pérdida del último lote; cada peso se mueve en sentido contrario</translation>
    </message>
    <message>
        <source>The weights minus the initial weights: what training added</source>
        <translation>Los pesos menos los iniciales: lo que añadió el entrenamiento</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Zero is medium gray; three-channel filters are shown in color</source>
        <translation>El cero es el gris medio; los filtros de tres canales, en color</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>antes de entrenar</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>divergente</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>per filter</source>
        <translation>por filtro</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>por capa</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>paso %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>paso %1 de %2</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message numerus="yes">
        <source>The pattern shared by most of its %n inputs.</source>
        <translation>
            <numerusform>El patrón común a la mayoría de sus %n entradas.</numerusform>
            <numerusform>El patrón común a la mayoría de sus %n entradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too small to have an orientation: not scored.</source>
        <translation>Demasiado pequeño para tener dirección: no se puntúa.</translation>
    </message>
</context>
<context>
    <name>StageSettings</name>
    <message>
        <source>1-D: 2 weights, 3 numbers</source>
        <translation>1-D: 2 pesos, 3 números</translation>
    </message>
    <message>
        <source>2×2 over 3×3</source>
        <translation>2×2 sobre 3×3</translation>
    </message>
    <message>
        <source>Added to every sum</source>
        <translation>Se suma a cada suma</translation>
    </message>
    <message>
        <source>All ones: L = Σ y</source>
        <translation>1 en todas partes: L = Σ y</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatación</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Descartar lo escrito</translation>
    </message>
    <message>
        <source>Enough zero padding to keep the size at stride 1</source>
        <translation>Relleno de ceros que conserva el tamaño con salto 1</translation>
    </message>
    <message>
        <source>From the next layer: how the loss L changes with each output y</source>
        <translation>De la capa siguiente: cómo cambia la pérdida L con cada salida y</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradiente</translation>
    </message>
    <message>
        <source>How many pixels the window moves at a time</source>
        <translation>Cuántos píxeles se mueve la ventana cada vez</translation>
    </message>
    <message>
        <source>Learning rate: the update subtracts η times the gradient from the weights</source>
        <translation>Tasa de aprendizaje: la actualización resta a los pesos η veces el gradiente</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>La imagen de prueba siguiente</translation>
    </message>
    <message>
        <source>No padding: the window stays inside</source>
        <translation>Sin relleno: la ventana queda dentro</translation>
    </message>
    <message>
        <source>Number of zeros on each side</source>
        <translation>Número de ceros a cada lado</translation>
    </message>
    <message>
        <source>On stage: the framed %1 of %2 pixels, treated as the whole input.</source>
        <translation>En escena: los %1 píxeles enmarcados de %2, tratados como la entrada entera.</translation>
    </message>
    <message>
        <source>One here, zero elsewhere: L = this y</source>
        <translation>1 solo aquí: L = esta y</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>Relleno de salida</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Relleno</translation>
    </message>
    <message>
        <source>Padding surrounds them with zeros; the layer itself sees their neighbors there</source>
        <translation>El relleno los rodea de ceros; la capa misma ve ahí a sus vecinos</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Pixels from one weight of the filter to the next; 1 leaves no gaps</source>
        <translation>Píxeles de un peso del filtro al siguiente; con 1 no hay huecos</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>La imagen de prueba anterior</translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation>Tasa η</translation>
    </message>
    <message>
        <source>Restore the original numbers</source>
        <translation>Restaurar los números originales</translation>
    </message>
    <message>
        <source>Rows and columns added at the bottom and right of the output</source>
        <translation>Filas y columnas añadidas abajo y a la derecha de la salida</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Salto</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Imagen de prueba</translation>
    </message>
    <message>
        <source>Textbook filter</source>
        <translation>Filtro de libro</translation>
    </message>
    <message>
        <source>The 3×3 filter that responds to an X</source>
        <translation>El filtro 3×3 que responde a una X</translation>
    </message>
    <message>
        <source>The picture the filter slides over</source>
        <translation>La imagen por la que se desliza el filtro</translation>
    </message>
    <message>
        <source>X of ones and zeros</source>
        <translation>X de unos y ceros</translation>
    </message>
    <message>
        <source>from the example</source>
        <translation>como en el ejemplo</translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation>imagen de prueba %1 de %2: %3</translation>
    </message>
    <message>
        <source>y itself: L = ½ Σ y²</source>
        <translation>y misma: L = ½ Σ y²</translation>
    </message>
</context>
<context>
    <name>StallPage</name>
    <message>
        <source>100 units per layer</source>
        <translation>100 unidades por capa</translation>
    </message>
    <message>
        <source>A sigmoid outputs about ½ for almost any input, and its slope is at most ¼. After a few sigmoid layers all images look alike: each ReLU is on for every image or off for every image, and almost no gradient flows back.</source>
        <translation>Una sigmoide da cerca de ½ con casi cualquier entrada, y su pendiente es ¼ como mucho. Tras unas pocas capas sigmoides todas las imágenes se parecen: cada ReLU está activa para todas o apagada para todas, y casi no vuelve gradiente.</translation>
    </message>
    <message>
        <source>After the last layer, %1 of σ differs between images; %2 of its ReLUs are off for every image. The gradient reaches layer 1 scaled by ×%3.</source>
        <translation>Tras la última capa, el %1 de σ difiere entre imágenes; el %2 de sus ReLU están apagadas para todas. El gradiente llega a la capa 1 escalado ×%3.</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, section 3.1; He et al. 2015, section 2.2.</source>
        <translation>Glorot &amp; Bengio 2010, sección 3.1; He et al. 2015, sección 2.2.</translation>
    </message>
    <message>
        <source>Number of ReLU layers after them; on the right, all layers are ReLUs</source>
        <translation>Cuántas siguen; a la derecha todas son ReLU</translation>
    </message>
    <message>
        <source>Number of sigmoid layers at the start of the network on the left</source>
        <translation>Cuántas van primero, en la red de la izquierda</translation>
    </message>
    <message>
        <source>ReLU layers</source>
        <translation>Capas ReLU</translation>
    </message>
    <message>
        <source>ReLUs throughout</source>
        <translation>Todas ReLU</translation>
    </message>
    <message>
        <source>Sigmoid layers</source>
        <translation>Capas sigmoides</translation>
    </message>
    <message>
        <source>Sigmoids, then ReLUs</source>
        <translation>Sigmoides y después ReLU</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradiente</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>of this, between images</source>
        <translation>de ello, entre imágenes</translation>
    </message>
    <message>
        <source>σ of the signal</source>
        <translation>σ de la señal</translation>
    </message>
</context>
<context>
    <name>StampedBackwardStage</name>
    <message>
        <source>Click, drag or use the arrow keys to choose the pixel.</source>
        <translation>Pulsa, arrastra o usa las flechas para elegir el píxel.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Haz doble clic en un número, o pulsa F2, para escribir otro.</translation>
    </message>
    <message>
        <source>The gradient of the input: the sum of gradient × filter, and the filter after one step</source>
        <translation>El gradiente de la entrada: la suma de gradiente × filtro, y el filtro después de un paso</translation>
    </message>
    <message>
        <source>The gradient of the weights: pixel × the gradient under its stamp, summed</source>
        <translation>El gradiente de los pesos: píxel × el gradiente bajo su estampa, sumado</translation>
    </message>
    <message>
        <source>x · ∂L/∂y</source>
        <translation>x · ∂L/∂y</translation>
    </message>
</context>
<context>
    <name>StandingsCard</name>
    <message>
        <source>50% and 80%: the first recorded step with that share of edges.</source>
        <translation>50% y 80%: el primer paso registrado con esa proporción de bordes.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Bordes</translation>
    </message>
    <message>
        <source>First recorded step at which 80% of the filters were edges</source>
        <translation>Primer paso registrado en que el 80% de los filtros eran bordes</translation>
    </message>
    <message>
        <source>First recorded step at which half of the filters were edges</source>
        <translation>Primer paso registrado en que la mitad de los filtros eran bordes</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Clasificación</translation>
    </message>
    <message>
        <source>Means over the seeds, and medians of steps.</source>
        <translation>Medias sobre las semillas, y medianas de los pasos.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>On test images; with several seeds, the mean</source>
        <translation>En imágenes de prueba; con varias semillas, la media</translation>
    </message>
    <message>
        <source>Share of the filters labeled edge; the mean</source>
        <translation>Proporción de los filtros con la etiqueta borde; la media</translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>up to %1 images/s</source>
        <translation>hasta %1 imágenes/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>faltan %1</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 pasos/s</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n hilo</numerusform>
            <numerusform>%n hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>No se puede ejecutar</translation>
    </message>
    <message numerus="yes">
        <source>Compiling %n kernel(s); this happens only once</source>
        <translation>
            <numerusform>Compilando %n núcleo, una sola vez</numerusform>
            <numerusform>Compilando %n núcleos, una sola vez</numerusform>
        </translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Divergió</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>Exportado: %1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Máxima velocidad</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Number of steps per second, from one to as fast as possible.</source>
        <translation>Número de pasos por segundo, desde uno hasta tantos como se pueda.</translation>
    </message>
    <message>
        <source>Analyzing the network</source>
        <translation>Analizando la red</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Show where it was saved</source>
        <translation>Mostrar dónde se guardó</translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Train as fast as the machine can (F)</source>
        <translation>Entrenar tan rápido como pueda la máquina (F)</translation>
    </message>
    <message>
        <source>Train at a pace the eye can follow</source>
        <translation>Entrenar a un ritmo que el ojo pueda seguir</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>máxima velocidad</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>A good start does not guarantee a good first step: where gradients are large, a single update can blow up a layer, or leave ReLUs that no image ever turns on again.</source>
        <translation>Un buen comienzo no garantiza un buen primer paso: donde los gradientes son grandes, una sola actualización puede hacer explotar una capa o dejar ReLU que ninguna imagen vuelve a activar.</translation>
    </message>
    <message>
        <source>Layers before and after the first update</source>
        <translation>Capas antes y después de la primera actualización</translation>
    </message>
    <message>
        <source>Loss before the update: %1.</source>
        <translation>Pérdida antes de la actualización: %1.</translation>
    </message>
    <message>
        <source>Before and after the first update</source>
        <translation>Antes y después de la primera actualización</translation>
    </message>
    <message>
        <source>He et al. 2015, section 2.2: if each layer scales by β, L layers scale by βᴸ.</source>
        <translation>He et al. 2015, sección 2.2: si cada capa escala por β, L capas escalan por βᴸ.</translation>
    </message>
    <message>
        <source>Largest change: %1, whose σ changed by a factor of %2.</source>
        <translation>El mayor cambio: %1, cuya σ cambió por un factor de %2.</translation>
    </message>
    <message>
        <source>No unit died.</source>
        <translation>No murió ninguna unidad.</translation>
    </message>
    <message>
        <source>No sudden change: the largest change of σ is a factor of %2 (%1).</source>
        <translation>Ningún cambio brusco: el mayor cambio de σ es un factor de %2 (%1).</translation>
    </message>
    <message>
        <source>Of the layer&apos;s output on the same training images</source>
        <translation>De la salida de la capa sobre las mismas imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>Output of every layer</source>
        <translation>Salida de cada capa</translation>
    </message>
    <message>
        <source>The update broke the network: %1 outputs NaN or infinity.</source>
        <translation>La actualización rompió la red: %1 da NaN o infinito.</translation>
    </message>
    <message>
        <source>Units died in: %1.</source>
        <translation>Murieron unidades en: %1.</translation>
    </message>
    <message>
        <source>Units that output 0 for every image: they learn nothing</source>
        <translation>Unidades que dan 0 en todas las imágenes: no aprenden nada</translation>
    </message>
    <message>
        <source>after</source>
        <translation>después</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>unidades muertas</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>σ after the update</source>
        <translation>σ tras la actualización</translation>
    </message>
    <message>
        <source>σ before</source>
        <translation>σ antes</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>Do it</source>
        <translation>Hacerlo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Have this step done for you</source>
        <translation>Que el programa haga este paso por ti</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
</context>
<context>
    <name>StoredLayersPanel</name>
    <message>
        <source>Convolutions of the file</source>
        <translation>Convoluciones del archivo</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Filters × inputs × height × width</source>
        <translation>Filtros × entradas × altura × anchura</translation>
    </message>
    <message>
        <source>Histogram of the weights of the layer</source>
        <translation>Histograma de los pesos de la capa</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Se parece a</translation>
    </message>
    <message>
        <source>Name of the layer in the file</source>
        <translation>Nombre de la capa en el archivo</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Desviación típica de los pesos</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>looks like %1</source>
        <translation>se parece a %1</translation>
    </message>
    <message>
        <source>no known initialization, as is usual for trained layers</source>
        <translation>ninguna inicialización conocida; lo usual en una capa entrenada</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>guardado como</translation>
    </message>
    <message>
        <source>type</source>
        <translation>tipo</translation>
    </message>
</context>
<context>
    <name>SubjectChoice</name>
    <message>
        <source>Its dense layers on digits, with a last layer for the classes</source>
        <translation>Sus capas densas con dígitos, con una última capa para las clases</translation>
    </message>
    <message>
        <source>My network</source>
        <translation>Mi red</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>The experiment of the Train room, as it is edited now</source>
        <translation>El experimento de la sala Entrenar, tal como está ahora</translation>
    </message>
    <message>
        <source>The network of the first page</source>
        <translation>La red de la primera página</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>An image that was not used for training</source>
        <translation>Una imagen que no se usó para entrenar</translation>
    </message>
    <message>
        <source>A random image from this selection</source>
        <translation>Una imagen al azar de esta selección</translation>
    </message>
    <message>
        <source>Center and scale as in MNIST</source>
        <translation>Centrar y escalar como MNIST</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class of the images shown</source>
        <translation>Clase de las imágenes mostradas</translation>
    </message>
    <message>
        <source>Classes in their original order</source>
        <translation>Las clases en su orden original</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Draw here with the mouse</source>
        <translation>Dibuja aquí con el ratón</translation>
    </message>
    <message>
        <source>Draw one with the mouse</source>
        <translation>Dibujar uno con el ratón</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Predicción</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>entrada %1</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Imagen siguiente</translation>
    </message>
    <message>
        <source>Show only test images of this class.</source>
        <translation>Mostrar solo imágenes de prueba de esta clase.</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Orden de las clases</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Probability of every class</source>
        <translation>Probabilidad de cada clase</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Deshacerlo todo</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>Deshacer el último trazo</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Imagen de prueba</translation>
    </message>
    <message>
        <source>Test image %1: %2</source>
        <translation>Imagen de prueba %1: %2</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Imágenes de prueba</translation>
    </message>
    <message>
        <source>The digits it was trained on were scaled to 20×20 pixels, with their center of mass in the middle. When off, the drawing is used as it is.</source>
        <translation>Los dígitos con que se entrenó se escalaron a 20×20 píxeles, con su centro de masa en medio. Si se desactiva, el dibujo se usa tal como está.</translation>
    </message>
    <message>
        <source>The drawing at the resolution the network sees.</source>
        <translation>El dibujo con la resolución que ve la red.</translation>
    </message>
    <message>
        <source>Softmax of the last layer&apos;s outputs. ✓ true class, ✗ wrong prediction.</source>
        <translation>Softmax de las salidas de la última capa. ✓ clase verdadera, ✗ predicción errónea.</translation>
    </message>
    <message>
        <source>The most probable class first</source>
        <translation>Primero la clase más probable</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Lo que ve la red</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>by probability</source>
        <translation>por prob.</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
</context>
<context>
    <name>SweepHanding</name>
    <message>
        <source>Export the sweep</source>
        <translation>Exportar el barrido</translation>
    </message>
    <message>
        <source>No short command describes this network. Start the sweep, then copy.</source>
        <translation>Ningún comando corto describe esta red. Empieza el barrido y copia después.</translation>
    </message>
    <message>
        <source>Pictures, tables and reports</source>
        <translation>Imágenes, tablas e informes</translation>
    </message>
</context>
<context>
    <name>SweepRoom</name>
    <message>
        <source>%1. Another process is computing it.</source>
        <translation>%1. Otro proceso lo está calculando.</translation>
    </message>
    <message>
        <source>A single run says nothing about initialization: another seed may reverse the order. Choose what varies and how many seeds to use, and press Start the sweep.</source>
        <translation>Una sola ejecución no responde nada sobre la inicialización: otra semilla puede invertir el orden. Elige qué varía y cuántas semillas usar, y pulsa Empezar el barrido.</translation>
    </message>
    <message>
        <source>As PNG, SVG, PDF, CSV or Markdown</source>
        <translation>Como PNG, SVG, PDF, CSV o Markdown</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copiar como comando</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>No sweep yet</source>
        <translation>Aún no hay barridos</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Reading the sweep…</source>
        <translation>Leyendo el barrido…</translation>
    </message>
    <message>
        <source>Results of the settings</source>
        <translation>Resultados de las configuraciones</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>%1, selected</source>
        <translation>%1, elegido</translation>
    </message>
    <message>
        <source>Available filters</source>
        <translation>Filtros disponibles</translation>
    </message>
    <message>
        <source>Click to select. Double-click or press Enter to copy it into the painter.</source>
        <translation>Pulsa para elegirlo. Doble clic o Intro para copiarlo al lienzo.</translation>
    </message>
    <message>
        <source>Delete: remove this filter.</source>
        <translation>Supr: quitar este filtro.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Drag to look back; filters, numbers and curves follow. Training continues.</source>
        <translation>Arrastra para mirar atrás; los filtros, números y curvas lo siguen. El entrenamiento continúa.</translation>
    </message>
    <message>
        <source>Follow the newest step of the run again (L).</source>
        <translation>Seguir otra vez el paso más reciente (L).</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Directo</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show</source>
        <translation>Sin convolución no hay filtros que mostrar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play back the recorded history, more slowly at the start.</source>
        <translation>Reproducir lo registrado, más lento al principio.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Step %1: click to look at the filters as they were then.</source>
        <translation>Paso %1: pulsa para ver los filtros como eran entonces.</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Paso que se está mirando</translation>
    </message>
    <message>
        <source>The selected filter over the run</source>
        <translation>El filtro elegido a lo largo de la ejecución</translation>
    </message>
    <message>
        <source>Train to fill the timeline</source>
        <translation>Entrena para llenar la línea de tiempo</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>A ten-minute tour, docked here next to the rooms, answers questions about filters and their initial weights. It tells you what to do, does it for you if you like, and ticks off what is done.</source>
        <translation>Una visita de diez minutos, aquí al lado de las salas, responde preguntas sobre los filtros y sus pesos iniciales. Dice qué hacer, lo hace por ti cuando quieras y marca lo que está hecho.</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>¿Es tu primera vez?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Offer of the tour</source>
        <translation>Oferta de la visita</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>Empezar la visita</translation>
    </message>
    <message>
        <source>The tour is always available in the Help menu.</source>
        <translation>La visita está siempre en el menú Ayuda.</translation>
    </message>
</context>
<context>
    <name>TourPanel</name>
    <message>
        <source>All questions</source>
        <translation>Todas las preguntas</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>Cerrar la visita</translation>
    </message>
    <message>
        <source>Close the tour; it stays available in the Help menu</source>
        <translation>Cerrar la visita; está en el menú Ayuda</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Visita guiada</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Pregunta siguiente</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Pregunta anterior</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Pregunta %1 de %2</translation>
    </message>
    <message>
        <source>Remove all ticks</source>
        <translation>Quitar todas las marcas</translation>
    </message>
</context>
<context>
    <name>TrainRoom</name>
    <message>
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Inicialización</translation>
    </message>
    <message>
        <source>Settings shown</source>
        <translation>Ajustes mostrados</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>2,000 handwritten digits</source>
        <translation>2000 dígitos manuscritos</translation>
    </message>
    <message>
        <source>A small network with this kind of first layer, a ReLU and a dense layer: same images, same seed, same order. Takes a few seconds.</source>
        <translation>Una red pequeña con esa primera capa, una ReLU y una capa densa: mismas imágenes, misma semilla, mismo orden. Tarda unos segundos.</translation>
    </message>
    <message>
        <source>Accuracy and number of parameters</source>
        <translation>Exactitud frente a parámetros</translation>
    </message>
    <message>
        <source>Accuracy on shifted images</source>
        <translation>Exactitud con imágenes desplazadas</translation>
    </message>
    <message>
        <source>Accuracy while training</source>
        <translation>Exactitud durante el entrenamiento</translation>
    </message>
    <message>
        <source>All trained parameters of the network, including the last layer and the biases</source>
        <translation>Todos los parámetros entrenados de la red, incluidos la última capa y los sesgos</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Dígitos</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Of the first layer, without biases</source>
        <translation>De la primera capa, sin contar los sesgos</translation>
    </message>
    <message>
        <source>On test images; during training, on the most recent batches</source>
        <translation>Con imágenes de prueba; durante el entrenamiento, sobre los últimos lotes</translation>
    </message>
    <message>
        <source>The first 2,000 images of the experiment, preprocessed as it specifies</source>
        <translation>Las primeras 2000 imágenes del experimento, preparadas como indica</translation>
    </message>
    <message>
        <source>All three, trained</source>
        <translation>Las tres, entrenadas</translation>
    </message>
    <message>
        <source>This experiment&apos;s images</source>
        <translation>Las imágenes de este experimento</translation>
    </message>
    <message>
        <source>Train all three side by side</source>
        <translation>Entrenar las tres a la par</translation>
    </message>
    <message>
        <source>Train all three to see their results here.</source>
        <translation>Entrena las tres para ver aquí sus resultados.</translation>
    </message>
    <message>
        <source>Train three networks that differ only in their first layer, on the same images with the same seed and order</source>
        <translation>Entrenar tres redes que solo difieren en la primera capa, con las mismas imágenes, la misma semilla y el mismo orden</translation>
    </message>
    <message>
        <source>Training on other images is still in progress. Stop it to train again.</source>
        <translation>El entrenamiento con otras imágenes sigue en curso. Deténlo para volver a entrenar.</translation>
    </message>
    <message>
        <source>Training one after the other; then the test images are shifted…</source>
        <translation>Se entrenan una tras otra; después se desplazan las imágenes de prueba…</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>shift in pixels</source>
        <translation>desplazadas, en píxeles</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
</context>
<context>
    <name>TransposedStage</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; times the filter falls outside the output.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; por el filtro cae fuera de la salida.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; times the filter is added to rows %2 to %3 and columns %4 to %5 of the output.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; por el filtro se suma a las filas %2 a %3 y las columnas %4 a %5 de la salida.</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to choose the pixel.</source>
        <translation>Pulsa, arrastra o usa las flechas para elegir el píxel.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Haz doble clic en un número, o pulsa F2, para escribir otro.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Pixel × filter</source>
        <translation>Píxel × filtro</translation>
    </message>
    <message>
        <source>The output starts as the bias, %1.</source>
        <translation>La salida empieza siendo el sesgo, %1.</translation>
    </message>
    <message>
        <source>The part beyond the border is cut off.</source>
        <translation>La parte más allá del borde se recorta.</translation>
    </message>
    <message>
        <source>The products of all %1 channels are added.</source>
        <translation>Se suman los productos de los %1 canales.</translation>
    </message>
    <message>
        <source>The stamp of this pixel</source>
        <translation>La estampa de este píxel</translation>
    </message>
    <message>
        <source>input in row %1, column %2</source>
        <translation>entrada en fila %1, columna %2</translation>
    </message>
</context>
<context>
    <name>TrialsCard</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since then; see the log</source>
        <translation>
            <numerusform>%n error más desde entonces, en el registro</numerusform>
            <numerusform>%n errores más desde entonces, en el registro</numerusform>
        </translation>
    </message>
    <message>
        <source>An unexpected error: %1</source>
        <translation>Un error inesperado: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation>Copiar el mensaje completo</translation>
    </message>
    <message>
        <source>See %1 for details</source>
        <translation>Los detalles están en %1</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Abrir registro</translation>
    </message>
    <message>
        <source>Open the file with the details</source>
        <translation>Abrir el archivo con los detalles</translation>
    </message>
    <message>
        <source>guitrainer is still running. If something looks wrong, reset or restart it.</source>
        <translation>guitrainer sigue funcionando. Si algo parece mal, pulsa Reiniciar o vuelve a abrir el programa.</translation>
    </message>
</context>
<context>
    <name>UnitView</name>
    <message>
        <source>Another start</source>
        <translation>Otro comienzo</translation>
    </message>
    <message>
        <source>Gradient ascent</source>
        <translation>Ascenso de gradiente</translation>
    </message>
    <message>
        <source>Images that excite it most</source>
        <translation>Imágenes que más lo excitan</translation>
    </message>
    <message>
        <source>Made from noise (seed %1) by %2 steps of gradient ascent on the output at the middle position, with weight decay of the pixels and a smoothed gradient: %3 before, %4 after. It is one of many images that excite the filter, and not a typical input.</source>
        <translation>Hecha a partir de ruido (semilla %1) con %2 pasos de ascenso de gradiente sobre la salida en la posición central, con decaimiento de los píxeles y un gradiente suavizado: %3 antes, %4 después. Es una de las muchas imágenes que excitan el filtro, y no una entrada típica.</translation>
    </message>
    <message>
        <source>Made from noise (seed %1) by %2 steps of gradient ascent on the output of the unit, with weight decay of the pixels and a smoothed gradient: %3 before, %4 after. It is one of many images that excite the unit, and not a typical input.</source>
        <translation>Hecha a partir de ruido (semilla %1) con %2 pasos de ascenso de gradiente sobre la salida de la unidad, con decaimiento de los píxeles y un gradiente suavizado: %3 antes, %4 después. Es una de las muchas imágenes que excitan la unidad, y no una entrada típica.</translation>
    </message>
    <message>
        <source>Patches that excite it most</source>
        <translation>Trozos que más lo excitan</translation>
    </message>
    <message>
        <source>Receptive field: %1 pixels. At most one patch from each of %2 test images; the numbers are outputs of the layer. Weights of step %3.</source>
        <translation>Campo receptivo: %1 píxeles. Como mucho un trozo de cada una de %2 imágenes de prueba; los números son salidas de la capa. Pesos del paso %3.</translation>
    </message>
    <message>
        <source>Receptive field: the whole image (%1 pixels). %2 test images were searched; the numbers are outputs of the layer. Weights of step %3.</source>
        <translation>Campo receptivo: la imagen entera (%1 píxeles). Se examinaron %2 imágenes de prueba; los números son salidas de la capa. Pesos del paso %3.</translation>
    </message>
    <message>
        <source>Start from other noise: another seed</source>
        <translation>Empezar desde otro ruido: otra semilla</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Imagen de prueba</translation>
    </message>
    <message>
        <source>Test image %1: %2; output %3</source>
        <translation>Imagen de prueba %1: %2; salida %3</translation>
    </message>
    <message>
        <source>The frame is the receptive field: the pixels that it sees.</source>
        <translation>El marco es el campo receptivo: los píxeles que ve.</translation>
    </message>
</context>
<context>
    <name>VariancePage</name>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
</context>
<context>
    <name>VarianceRoom</name>
    <message>
        <source>After one step</source>
        <translation>Tras un paso</translation>
    </message>
    <message>
        <source>LSUV</source>
        <translation>LSUV</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Sigmoid before ReLU</source>
        <translation>Sigmoide antes de ReLU</translation>
    </message>
    <message>
        <source>Signal by depth</source>
        <translation>Señal según la profundidad</translation>
    </message>
    <message>
        <source>Variance or σ?</source>
        <translation>¿Varianza o σ?</translation>
    </message>
    <message>
        <source>Zero mean</source>
        <translation>Media cero</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Analyzing the network…</source>
        <translation>Analizando la red…</translation>
    </message>
    <message>
        <source>Change the experiment. You can undo this.</source>
        <translation>Cambiar el experimento. Se puede deshacer.</translation>
    </message>
    <message>
        <source>This network cannot be trained. %1</source>
        <translation>Esta red no se puede entrenar. %1</translation>
    </message>
</context>
<context>
    <name>WeightMeanPage</name>
    <message>
        <source>As drawn</source>
        <translation>Como se sortearon</translation>
    </message>
    <message>
        <source>Every output is 0 with these weights, whatever the images are.</source>
        <translation>Con estos pesos todas las salidas son 0, sean cuales sean las imágenes.</translation>
    </message>
    <message>
        <source>Root mean square over the filters of the sum of their weights: the response to a patch of ones, which has no pattern</source>
        <translation>Raíz de la media cuadrática, sobre los filtros, de la suma de sus pesos: la respuesta a un recorte de unos, donde no hay nada que ver</translation>
    </message>
    <message>
        <source>Share of the variation of the outputs that all filters have in common: 100% if all of them respond alike</source>
        <translation>Parte de lo que varía en las salidas que es igual en todos los filtros: 100 % si todos responden igual</translation>
    </message>
    <message>
        <source>The same weights with their σ added to each.</source>
        <translation>Los mismos pesos, con su σ sumada a cada uno.</translation>
    </message>
    <message>
        <source>The weights of a filter with a positive mean add up to something positive: it responds to brightness, whatever the shape, and so does every other filter. With zero mean, brightness cancels out, only differences between pixels count, and each filter sees something else.</source>
        <translation>Los pesos de un filtro con media positiva suman algo positivo: responde al brillo, sea cual sea la forma, y también lo hacen los demás filtros. Con media cero, el brillo se cancela, solo cuentan las diferencias entre píxeles y cada filtro ve algo distinto.</translation>
    </message>
    <message>
        <source>The weights of your first layer before training.</source>
        <translation>Los pesos de tu primera capa antes de entrenar.</translation>
    </message>
    <message>
        <source>What all filters have in common</source>
        <translation>Lo que tienen en común todos los filtros</translation>
    </message>
    <message>
        <source>With a mean</source>
        <translation>Con media</translation>
    </message>
    <message>
        <source>With zero mean, the filters share %1 of the variation of their outputs; with a mean of one σ, %2.</source>
        <translation>Con media cero, los filtros tienen en común el %1 de lo que varía en sus salidas; con una media de una σ, el %2.</translation>
    </message>
    <message>
        <source>Your first layer on standardized images, before training.</source>
        <translation>Tu primera capa con imágenes tipificadas, antes de entrenar.</translation>
    </message>
    <message>
        <source>common to all filters</source>
        <translation>común a todos los filtros</translation>
    </message>
    <message>
        <source>mean of the weights</source>
        <translation>media de los pesos</translation>
    </message>
    <message>
        <source>response to a uniform patch</source>
        <translation>respuesta a un recorte uniforme</translation>
    </message>
    <message>
        <source>σ of the weights</source>
        <translation>σ de los pesos</translation>
    </message>
</context>
<context>
    <name>accepted</name>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>a unique name: a lowercase letter, then lowercase letters, digits or _</source>
        <translation>un nombre propio: una letra minúscula y luego minúsculas, cifras o _</translation>
    </message>
    <message>
        <source>a number, %1</source>
        <translation>un número, %1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>%1 caracteres como mucho</translation>
    </message>
    <message>
        <source>letters, digits, - and _</source>
        <translation>letras, cifras, - y _</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>two numbers, as in %1</source>
        <translation>dos números, como en %1</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Unsaved edits of the last session are restored when nothing else is opened</source>
        <translation>Los cambios sin guardar de la última sesión se restauran cuando no se abre otra cosa</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Adam with decoupled weight decay.</source>
        <translation>Adam, con el decaimiento de pesos separado del gradiente.</translation>
    </message>
    <message>
        <source>Divides g by the root of its recent mean square.</source>
        <translation>Divide g por la raíz de su media cuadrática reciente.</translation>
    </message>
    <message>
        <source>Each image is scaled to mean 0 and standard deviation 1.</source>
        <translation>Cada imagen se lleva a media 0 y desviación típica 1.</translation>
    </message>
    <message>
        <source>Images and labels unchanged.</source>
        <translation>Imágenes y etiquetas tal como son.</translation>
    </message>
    <message>
        <source>Labels drawn at random: they can only be memorized.</source>
        <translation>Etiquetas al azar: solo se pueden memorizar.</translation>
    </message>
    <message>
        <source>Running mean of g divided by the root of the running mean of g², both bias-corrected.</source>
        <translation>Media móvil de g entre la raíz de la media móvil de g², ambas con el sesgo corregido.</translation>
    </message>
    <message>
        <source>Mean subtracted, divided by the standard deviation.</source>
        <translation>Se resta la media y se divide por la desviación.</translation>
    </message>
    <message>
        <source>Gaussian noise in which all pixels are independent, instead of images.</source>
        <translation>Ruido gaussiano con todos los píxeles independientes, en lugar de imágenes.</translation>
    </message>
    <message>
        <source>Gaussian noise that falls with the frequency like natural images, without directions.</source>
        <translation>Ruido gaussiano que decae con la frecuencia como las imágenes naturales, sin direcciones.</translation>
    </message>
    <message>
        <source>Pixels in 0…1 as they are.</source>
        <translation>Píxeles en 0…1 tal como son.</translation>
    </message>
    <message>
        <source>The mean of all training pixels is subtracted.</source>
        <translation>Se resta la media de todos los píxeles de entrenamiento.</translation>
    </message>
    <message>
        <source>The pixels of all images in the same random order: no edges remain.</source>
        <translation>Los píxeles de todas las imágenes en un mismo orden al azar: desaparecen los bordes.</translation>
    </message>
    <message>
        <source>The rate drops by a factor at regular intervals.</source>
        <translation>La tasa baja por un factor cada cierto número de pasos.</translation>
    </message>
    <message>
        <source>The rate falls along half a cosine until the end.</source>
        <translation>La tasa baja por medio coseno hasta el final.</translation>
    </message>
    <message>
        <source>The rate rises over 30% of the steps, then falls.</source>
        <translation>La tasa sube durante el 30 % de los pasos y luego baja.</translation>
    </message>
    <message>
        <source>The rate stays constant.</source>
        <translation>La tasa no cambia.</translation>
    </message>
    <message>
        <source>The same frequencies and directions as the images, but random phases: no edges, yet filters may still be oriented.</source>
        <translation>Las mismas frecuencias y direcciones que las imágenes, pero con fases aleatorias: sin bordes, aunque los filtros aún pueden estar orientados.</translation>
    </message>
    <message>
        <source>Whitening by frequency: all frequencies are equally strong, except for the highest; then mean 0 and standard deviation 1.</source>
        <translation>Blanqueo por frecuencia: todas las frecuencias tienen la misma intensidad, salvo las más altas; después, media 0 y desviación estándar 1.</translation>
    </message>
    <message>
        <source>Whitening: neighboring pixels are no longer correlated.</source>
        <translation>Blanqueo: los píxeles vecinos dejan de estar correlacionados.</translation>
    </message>
    <message>
        <source>v ← μ·v + g, w ← w − η·v: keeps part of its velocity.</source>
        <translation>v ← μ·v + g, w ← w − η·v: conserva parte de su velocidad.</translation>
    </message>
    <message>
        <source>w ← w − η·(g + μ·v): momentum that looks ahead.</source>
        <translation>w ← w − η·(g + μ·v): un momento que mira adelante.</translation>
    </message>
    <message>
        <source>w ← w − η·g: straight down the gradient.</source>
        <translation>w ← w − η·g: directo gradiente abajo.</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>%1 (default of %2)</source>
        <translation>%1 (por defecto en %2)</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 más</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 o %2</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n punto de control</numerusform>
            <numerusform>%n puntos de control</numerusform>
        </translation>
    </message>
    <message>
        <source>Edges over the checkpoints</source>
        <translation>Bordes por punto de control</translation>
    </message>
    <message>
        <source>Share of the filters of the layer that are labeled edge</source>
        <translation>Proporción de los filtros de la capa con la etiqueta borde</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>elegido aquí</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>convolución</translation>
    </message>
    <message>
        <source>default of %1</source>
        <translation>por defecto en %1</translation>
    </message>
    <message>
        <source>depthwise convolution</source>
        <translation>convolución por canal</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>filtros</translation>
    </message>
    <message>
        <source>height</source>
        <translation>altura</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>entradas</translation>
    </message>
    <message>
        <source>named as in Keras and Flax</source>
        <translation>con los nombres de Keras y Flax</translation>
    </message>
    <message>
        <source>named as in PyTorch</source>
        <translation>con los nombres de PyTorch</translation>
    </message>
    <message>
        <source>normal, standard deviation %1</source>
        <translation>normal, desviación típica %1</translation>
    </message>
    <message>
        <source>possible: %1</source>
        <translation>posibles: %1</translation>
    </message>
    <message>
        <source>recorded run</source>
        <translation>ejecución grabada</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>paso %1</translation>
    </message>
    <message>
        <source>the input of %1</source>
        <translation>la entrada de %1</translation>
    </message>
    <message>
        <source>the only order that fits its shape</source>
        <translation>el único orden que encaja con su forma</translation>
    </message>
    <message>
        <source>the only order that fits the shapes of all layers</source>
        <translation>el único orden que encaja con las formas de todas las capas</translation>
    </message>
    <message>
        <source>the only order with the shape of the layer</source>
        <translation>el único orden con la forma de la capa</translation>
    </message>
    <message>
        <source>transposed convolution</source>
        <translation>convolución transpuesta</translation>
    </message>
    <message>
        <source>uniform, limit %1</source>
        <translation>uniforme, límite %1</translation>
    </message>
    <message>
        <source>width</source>
        <translation>anchura</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>escrito por %1</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>como el tamaño</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>clases</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>medido</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>0, padding</source>
        <translation>0, relleno</translation>
    </message>
    <message>
        <source>in units of %1</source>
        <translation>en unidades de %1</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>fila %1, columna %2: %3</translation>
    </message>
</context>
<context>
    <name>handmade</name>
    <message>
        <source>Diverged, so it cannot be compared: %1.</source>
        <translation>Divergió, así que no se puede comparar: %1.</translation>
    </message>
    <message>
        <source>Frozen noise beats even these hand-made filters (%2 against %1).</source>
        <translation>El ruido congelado supera incluso a estos filtros hechos a mano (%2 frente a %1).</translation>
    </message>
    <message>
        <source>Frozen hand-made filters beat frozen noise (%1 against %2).</source>
        <translation>Los filtros hechos a mano congelados superan al ruido congelado (%1 frente a %2).</translation>
    </message>
    <message>
        <source>Frozen hand-made filters do no better than frozen noise (%1 and %2).</source>
        <translation>Los filtros hechos a mano congelados no superan al ruido congelado (%1 y %2).</translation>
    </message>
    <message>
        <source>Hand-made, frozen</source>
        <translation>A mano, congelados</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>Laplaciano</translation>
    </message>
    <message>
        <source>Learned filters do not get there in so few steps: %1.</source>
        <translation>Los filtros aprendidos no llegan a eso en tan pocos pasos: %1.</translation>
    </message>
    <message>
        <source>Learned filters are even better: %1.</source>
        <translation>Los filtros aprendidos son aún mejores: %1.</translation>
    </message>
    <message>
        <source>Learned filters do as well as hand-made ones: %1.</source>
        <translation>Los filtros aprendidos rinden igual que los hechos a mano: %1.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Propio</translation>
    </message>
    <message>
        <source>Random, frozen</source>
        <translation>Al azar, congelados</translation>
    </message>
    <message>
        <source>Random, trained</source>
        <translation>Al azar, entrenados</translation>
    </message>
</context>
<context>
    <name>initializer</name>
    <message>
        <source>Initializer of %1</source>
        <translation>Inicializador de %1</translation>
    </message>
    <message>
        <source>Initializer of all layers</source>
        <translation>Inicializador de todas las capas</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Semilla nueva</translation>
    </message>
</context>
<context>
    <name>initializers</name>
    <message>
        <source>Caffe: xavier (Glorot)</source>
        <translation>Caffe: xavier (Glorot)</translation>
    </message>
    <message>
        <source>Groups: found “%1”, accepted: a number from 1 to 999999</source>
        <translation>Grupos: se encontró «%1», se acepta: un número de 1 a 999999</translation>
    </message>
    <message>
        <source>Keras default: glorot_uniform (Xavier)</source>
        <translation>Keras por defecto: glorot_uniform (Xavier)</translation>
    </message>
    <message>
        <source>PyTorch default: kaiming_uniform</source>
        <translation>PyTorch por defecto: kaiming_uniform</translation>
    </message>
    <message>
        <source>Shape: found “%1”, accepted: height, width, inputs and filters, as in 5, 5, 3, 8, or inputs and units (1 if there is no number), each from 1 to 999999</source>
        <translation>Forma: se encontró «%1», se acepta: alto, ancho, entradas y filtros, como en 5, 5, 3, 8, o entradas y unidades (1 si no hay número), cada número de 1 a 999999</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>A copy of the run folder: it can be opened and resumed elsewhere.</source>
        <translation>Una copia de la carpeta de la ejecución: puede abrirse y continuarse en otro sitio.</translation>
    </message>
    <message>
        <source>A plot as shown, or its numbers as a table.</source>
        <translation>Un gráfico tal como se ve, o sus números en una tabla.</translation>
    </message>
    <message>
        <source>All filters of a layer with labels and scores, in one picture.</source>
        <translation>Todos los filtros de una capa con etiquetas y notas, en una sola imagen.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Evolution</source>
        <translation>Evolución</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>Tira de fotogramas</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Numbers for NumPy: float32, (filters, inputs, height, width).</source>
        <translation>Números para NumPy: float32, (filtros, entradas, alto, ancho).</translation>
    </message>
    <message>
        <source>One PNG per filter, without text, in a folder; for all steps, one sheet per step.</source>
        <translation>Un PNG por filtro, sin texto, en una carpeta; de todos los pasos, una hoja por paso.</translation>
    </message>
    <message>
        <source>One row per step; each filter keeps its column, from noise to edge.</source>
        <translation>Una fila por paso: cada filtro conserva su columna, del ruido al borde.</translation>
    </message>
    <message>
        <source>Scalars, filters and histograms of the whole run, in a folder of its own.</source>
        <translation>Escalares, filtros e histogramas de toda la ejecución, en una carpeta propia.</translation>
    </message>
    <message>
        <source>Single pictures</source>
        <translation>Imágenes sueltas</translation>
    </message>
    <message>
        <source>The filters as they form, as an animation.</source>
        <translation>Los filtros formándose, como imagen animada.</translation>
    </message>
    <message>
        <source>The whole network at its last checkpoint, for ONNX Runtime, Keras and PyTorch.</source>
        <translation>La red completa en su último punto de control, para ONNX Runtime, Keras y PyTorch.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ejecución completa</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Blob: a round spot or a uniform tone, the same in all directions.</source>
        <translation>Mancha: un punto redondo o un tono uniforme, igual en todas las direcciones.</translation>
    </message>
    <message>
        <source>Broken: its weights are no longer finite.</source>
        <translation>Roto: sus pesos ya no son finitos.</translation>
    </message>
    <message>
        <source>Dead: the norm of its weights is below 5% of that of the largest filter.</source>
        <translation>Muerto: la norma de sus pesos es menos del 5 % de la del filtro mayor.</translation>
    </message>
    <message>
        <source>Edge: light on one side and dark on the other, in one direction.</source>
        <translation>Borde: claro a un lado y oscuro al otro, en una dirección.</translation>
    </message>
    <message>
        <source>How sparse the responses of the first convolution are: 3 if they are Gaussian</source>
        <translation>Qué tan dispersas son las respuestas de la primera convolución: 3 si son gaussianas</translation>
    </message>
    <message>
        <source>Noise: no pattern beyond what chance would produce.</source>
        <translation>Ruido: ningún patrón más allá de lo que daría el azar.</translation>
    </message>
    <message>
        <source>blob</source>
        <translation>mancha</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>roto</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>muerto</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>borde</translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation>filtro %1 de %2</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ruido</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>nota %1</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filtro</numerusform>
            <numerusform>%n filtros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unidad</numerusform>
            <numerusform>%n unidades</numerusform>
        </translation>
    </message>
    <message>
        <source>pad %1</source>
        <translation>relleno %1</translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation>pendiente %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>salto %1</translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message numerus="yes">
        <source>The same holds for %n more layer(s).</source>
        <translation>
            <numerusform>Lo mismo en %n capa más.</numerusform>
            <numerusform>Lo mismo en %n capas más.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>predict</name>
    <message>
        <source>Predicts %1 with probability %2.</source>
        <translation>Predice %1 con probabilidad %2.</translation>
    </message>
    <message>
        <source>Predicts %1 with probability %2: correct.</source>
        <translation>Predice %1 con probabilidad %2: correcto.</translation>
    </message>
    <message>
        <source>Predicts %1 with probability %2: wrong, it is %3.</source>
        <translation>Predice %1 con probabilidad %2: error, es %3.</translation>
    </message>
    <message>
        <source>Not trained yet: about %1 for each class.</source>
        <translation>Aún sin entrenar: cerca de %1 para cada clase.</translation>
    </message>
    <message>
        <source>Not trained yet: the weights are random, so this is a guess.</source>
        <translation>Aún sin entrenar: los pesos son al azar, así que solo adivina.</translation>
    </message>
    <message>
        <source>Only the filters are known at step %1; this is the network %2.</source>
        <translation>Del paso %1 solo se conocen los filtros: esta es la red %2.</translation>
    </message>
    <message>
        <source>The run diverged: this is its last good state.</source>
        <translation>La ejecución divergió: este es su último estado bueno.</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>tras el paso %1</translation>
    </message>
    <message>
        <source>after step %1, live</source>
        <translation>tras el paso %1, en directo</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>antes de entrenar</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>race</name>
    <message>
        <source>A race is in progress. Stop it first.</source>
        <translation>Hay una carrera en curso. Detenla primero.</translation>
    </message>
</context>
<context>
    <name>rejections</name>
    <message>
        <source>%1: %2 is not accepted. %3</source>
        <translation>%1: no se acepta %2. %3</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>%1 to %2 after preprocessing</source>
        <translation>de %1 a %2 tras el preprocesado</translation>
    </message>
    <message>
        <source>Constant channels: %1</source>
        <translation>Canales constantes: %1</translation>
    </message>
    <message>
        <source>Pixels %1 to %2</source>
        <translation>Píxeles de %1 a %2</translation>
    </message>
    <message>
        <source>Smallest batch: %1</source>
        <translation>Lote más pequeño: %1</translation>
    </message>
    <message>
        <source>Test images per class: %1</source>
        <translation>Imágenes de prueba por clase: %1</translation>
    </message>
    <message>
        <source>Test images: negatives of the training images</source>
        <translation>Imágenes de prueba: negativos de las de entrenamiento</translation>
    </message>
    <message>
        <source>Test images: of the same polarity as the training images</source>
        <translation>Imágenes de prueba: de la misma polaridad que las de entrenamiento</translation>
    </message>
    <message>
        <source>Test images: polarity unclear</source>
        <translation>Imágenes de prueba: polaridad dudosa</translation>
    </message>
    <message>
        <source>Training images per class: %1</source>
        <translation>Imágenes de entrenamiento por clase: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>%1 more</source>
        <translation>%1 más</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>%1 de %2 ensayos</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Differs from %1 in:</source>
        <translation>Se diferencia de %1 en:</translation>
    </message>
    <message>
        <source>Duration of the training</source>
        <translation>Duración del entrenamiento</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Bordes</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experimento</translation>
    </message>
    <message>
        <source>How it ended, or what it is doing</source>
        <translation>Cómo terminó o qué está haciendo</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Mean edge score of the filters of the first convolution</source>
        <translation>Puntuación media de borde de los filtros de la primera convolución</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Race: %1</source>
        <translation>Carrera: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Share of test images classified correctly</source>
        <translation>Proporción de imágenes de prueba clasificadas correctamente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Steps that were trained</source>
        <translation>Pasos entrenados</translation>
    </message>
    <message>
        <source>Sweep: %1</source>
        <translation>Barrido: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Entrenada</translation>
    </message>
    <message>
        <source>What differs from its preset, or the name you gave it (F2)</source>
        <translation>Qué la diferencia de su preajuste, o el nombre que le dio (F2)</translation>
    </message>
    <message>
        <source>Loss on the test images</source>
        <translation>Pérdida en las imágenes de prueba</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Curtosis</translation>
    </message>
    <message>
        <source>Share of the filters of the first convolution that are labeled edge</source>
        <translation>Proporción de los filtros de la primera convolución con la etiqueta borde</translation>
    </message>
    <message>
        <source>The experiment it is named after</source>
        <translation>El experimento que le da nombre</translation>
    </message>
    <message>
        <source>When it was last started or resumed</source>
        <translation>Cuándo se inició o reanudó por última vez</translation>
    </message>
    <message>
        <source>Your note: double-click or press F2 to edit</source>
        <translation>Tu nota: doble clic o F2 para editarla</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañada</translation>
    </message>
    <message>
        <source>date unknown</source>
        <translation>fecha desconocida</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergió</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>preparándose</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>layers in another order</source>
        <translation>capas en otro orden</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>sin %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>running elsewhere</source>
        <translation>en marcha en otro sitio</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>guardando</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenando</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>con %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message>
        <source>1 / (1 + exp(−x)).</source>
        <translation>1 / (1 + exp(−x)).</translation>
    </message>
    <message>
        <source>128 patches of photographs, each a class of its own; the views of a patch differ in position and contrast. Already normalized: use raw preprocessing.</source>
        <translation>128 recortes de fotografías, cada uno una clase; las vistas de un recorte difieren en posición y contraste. Ya están normalizados: usa el preprocesado raw.</translation>
    </message>
    <message>
        <source>A second convolution builds on the first, which still finds edges.</source>
        <translation>Una segunda convolución se apoya en la primera, que sigue hallando bordes.</translation>
    </message>
    <message>
        <source>Adam β₁</source>
        <translation>Adam β₁</translation>
    </message>
    <message>
        <source>Adam β₂</source>
        <translation>Adam β₂</translation>
    </message>
    <message>
        <source>Add a trainable constant to every output channel.</source>
        <translation>Añade una constante entrenable a cada canal de salida.</translation>
    </message>
    <message>
        <source>Added to every eigenvalue.</source>
        <translation>Se suma a cada valor propio.</translation>
    </message>
    <message>
        <source>Added to the variance.</source>
        <translation>Se suma a la varianza.</translation>
    </message>
    <message>
        <source>All elements are 0: the filters stay identical forever, and nothing is learned.</source>
        <translation>Todos los elementos son 0: los filtros siguen iguales para siempre y no se aprende nada.</translation>
    </message>
    <message>
        <source>All elements are 1: the symmetry between the filters is never broken.</source>
        <translation>Todos los elementos son 1: la simetría entre los filtros nunca se rompe.</translation>
    </message>
    <message>
        <source>All elements equal the given value: the symmetry is never broken.</source>
        <translation>Todos los elementos son iguales al valor dado: la simetría nunca se rompe.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>Inicializador del sesgo</translation>
    </message>
    <message>
        <source>Limit of a uniform distribution: U(−limit, limit).</source>
        <translation>Límite de una distribución uniforme: U(−límite, límite).</translation>
    </message>
    <message>
        <source>Defaults to the window size, without overlap.</source>
        <translation>Por defecto, el tamaño de la ventana, sin solape.</translation>
    </message>
    <message>
        <source>Checkpoint interval</source>
        <translation>Punto de control cada</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Recorte de norma</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Control</translation>
    </message>
    <message>
        <source>Control: random labels. The images teach nothing, and no edges form.</source>
        <translation>Control: etiquetas al azar. No hay nada que aprender de las imágenes y no se forman bordes.</translation>
    </message>
    <message>
        <source>Control: all pixels in one fixed random order. Edges do not help; none form.</source>
        <translation>Control: los píxeles de todas las imágenes en un mismo orden al azar. Los bordes no ayudan y no se forma ninguno.</translation>
    </message>
    <message>
        <source>Convolution: the same filters at every position.</source>
        <translation>Convolución: los mismos filtros en todas las posiciones.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Destroys what the effect is supposed to depend on.</source>
        <translation>Destruye aquello de lo que debería depender el efecto.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribución</translation>
    </message>
    <message>
        <source>Pixels are divided by this; measured on the training images by default.</source>
        <translation>Los píxeles se dividen por ella; por defecto se mide en las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>Drop interval</source>
        <translation>Bajar cada</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>Factor de bajada</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Épsilon</translation>
    </message>
    <message>
        <source>Evaluation interval</source>
        <translation>Evaluar cada</translation>
    </message>
    <message>
        <source>All settings of a run: on the same machine, the same experiment gives the same bytes.</source>
        <translation>Todo lo que determina una ejecución: misma máquina, mismo experimento, mismos bytes.</translation>
    </message>
    <message>
        <source>Slope for negative values.</source>
        <translation>Pendiente para los valores negativos.</translation>
    </message>
    <message>
        <source>Factor for orthogonal and identity weights.</source>
        <translation>Factor de los pesos ortogonales e identidad.</translation>
    </message>
    <message>
        <source>Failure: He&apos;s variance 2/fan_in was entered as σ. The signal dies out.</source>
        <translation>Fallo: la varianza de He, 2/fan_in, se escribió como σ. La señal se extingue.</translation>
    </message>
    <message>
        <source>Failure: sigmoids pass on at most a quarter of the gradient; training stalls.</source>
        <translation>Fallo: una sigmoide deja pasar como mucho un cuarto del gradiente; cuatro detienen el entrenamiento.</translation>
    </message>
    <message>
        <source>Failure: all weights start at 0, so the gradient of every filter is zero.</source>
        <translation>Fallo: todos los pesos empiezan en 0, así que cada filtro recibe el mismo gradiente: cero.</translation>
    </message>
    <message>
        <source>Failure: all weights start at 0.05. All filters learn exactly the same.</source>
        <translation>Fallo: todos los pesos empiezan en 0.05. Los filtros aprenden, pero todos lo mismo.</translation>
    </message>
    <message>
        <source>Failure: σ = 0.01 in 8 dense layers. Each one shrinks the signal to nothing.</source>
        <translation>Fallo: σ = 0.01 en 8 capas densas. Cada una encoge la señal hasta la nada.</translation>
    </message>
    <message>
        <source>Failure: σ = 0.3 in 8 dense layers. Each doubles the signal: NaN in a few steps.</source>
        <translation>Fallo: σ = 0.3 en 8 capas densas. Cada una duplica la señal: NaN en pocos pasos.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Mutually orthogonal filters, each with norm gain: none repeats another.</source>
        <translation>Filtros ortogonales entre sí, cada uno de norma gain: ninguno repite a otro.</translation>
    </message>
    <message>
        <source>Filter interval</source>
        <translation>Filtros cada</translation>
    </message>
    <message>
        <source>Final fraction</source>
        <translation>Fracción final</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Volteo</translation>
    </message>
    <message>
        <source>From the image to one logit per class.</source>
        <translation>De la imagen a un logit por clase.</translation>
    </message>
    <message>
        <source>Fully connected layer.</source>
        <translation>Capa totalmente conectada.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ganancia</translation>
    </message>
    <message>
        <source>Hand-made: Sobel, Prewitt, Laplacian, Gabor, oriented lines, X, each of length 1.</source>
        <translation>Hechos a mano: Sobel, Prewitt, laplaciano, Gabor, líneas orientadas, X, cada uno de longitud 1.</translation>
    </message>
    <message>
        <source>Handwritten digits 0…9.</source>
        <translation>Dígitos manuscritos 0…9.</translation>
    </message>
    <message>
        <source>How often the run is measured and saved; chosen to suit its length by default.</source>
        <translation>Con qué frecuencia se mide y se guarda; por defecto, según su duración.</translation>
    </message>
    <message>
        <source>How the elements of one weight are drawn before the first step.</source>
        <translation>Cómo se sortean los elementos de un peso antes del primer paso.</translation>
    </message>
    <message>
        <source>How the learning rate changes.</source>
        <translation>Cómo cambia la tasa de aprendizaje.</translation>
    </message>
    <message>
        <source>How the weights are drawn.</source>
        <translation>Cómo se sortean los pesos.</translation>
    </message>
    <message>
        <source>How the weights are updated, and for how long.</source>
        <translation>Cómo se cambian los pesos y durante cuánto tiempo.</translation>
    </message>
    <message>
        <source>Hyperbolic tangent.</source>
        <translation>Tangente hiperbólica.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation>Imágenes por paso.</translation>
    </message>
    <message>
        <source>Images, labels and preprocessing.</source>
        <translation>Imágenes, etiquetas y preprocesado.</translation>
    </message>
    <message>
        <source>Keeps adaptive learning rates finite.</source>
        <translation>Mantiene finitas las tasas adaptativas.</translation>
    </message>
    <message>
        <source>Preserves the forward signal of linear and SELU units.</source>
        <translation>Conserva la señal hacia delante de unidades lineales y SELU.</translation>
    </message>
    <message>
        <source>Preserves the forward signal; drawn from a normal distribution.</source>
        <translation>Conserva la señal hacia delante; se sortea de una distribución normal.</translation>
    </message>
    <message>
        <source>Preserves the signal through ReLU; drawn from a normal distribution.</source>
        <translation>Conserva la señal a través de ReLU; se sortea de una distribución normal.</translation>
    </message>
    <message>
        <source>Preserves the signal through ReLU, which halves its power.</source>
        <translation>Conserva la señal a través de ReLU, que reduce su potencia a la mitad.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Tamaño del filtro</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient.</source>
        <translation>Norma máxima del gradiente completo.</translation>
    </message>
    <message>
        <source>Largest value of each window.</source>
        <translation>El mayor valor de cada ventana.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>LeNet-5 in the style of 1998: tanh, average pooling, LeCun&apos;s initial weights.</source>
        <translation>LeNet-5 a la manera de 1998: tanh, submuestreo medio, los pesos iniciales de LeCun.</translation>
    </message>
    <message>
        <source>Leaky slope</source>
        <translation>Pendiente de fuga</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Step size along the gradient.</source>
        <translation>Tamaño del paso a lo largo del gradiente.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>Locally connected layer: a filter of its own at every position.</source>
        <translation>Capa de conexión local: un filtro propio en cada posición.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Mean of each feature map.</source>
        <translation>Media de cada mapa de características.</translation>
    </message>
    <message>
        <source>Mean of each window.</source>
        <translation>Media de cada ventana.</translation>
    </message>
    <message>
        <source>Measure activations and gradients.</source>
        <translation>Medir activaciones y gradientes.</translation>
    </message>
    <message>
        <source>Decay rate of the running mean of the gradient.</source>
        <translation>Factor de decaimiento de la media móvil del gradiente.</translation>
    </message>
    <message>
        <source>Decay rate of the running mean of the squared gradient.</source>
        <translation>Factor de decaimiento de la media móvil del gradiente al cuadrado.</translation>
    </message>
    <message>
        <source>Mirror half of the images left to right, at random.</source>
        <translation>Reflejar de izquierda a derecha la mitad de las imágenes, al azar.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Shift each image randomly by up to this much.</source>
        <translation>Mover cada imagen al azar hasta esta distancia.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Tell the direction of a contour in a photograph; labels come from gradients.</source>
        <translation>Clasificar la dirección de un contorno. Las etiquetas salen de gradientes, así que en el fondo se piden bordes.</translation>
    </message>
    <message>
        <source>Negative slope a in He&apos;s variance 2 / ((1 + a²) n).</source>
        <translation>Pendiente negativa a en la varianza de He 2 / ((1 + a²) n).</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>Normal distribution with std 0.01, whatever the size of the layer.</source>
        <translation>Normal con σ 0.01, sea cual sea el tamaño de la capa.</translation>
    </message>
    <message>
        <source>Normal distribution with mean zero; std is 0.05 unless given.</source>
        <translation>Normal de media cero; σ 0.05 si no se da otra.</translation>
    </message>
    <message>
        <source>Number of output channels.</source>
        <translation>Número de canales de salida.</translation>
    </message>
    <message>
        <source>Number of outputs; defaults to the number of classes.</source>
        <translation>Número de salidas; por defecto, el número de clases.</translation>
    </message>
    <message>
        <source>When off, the weights stay as they were drawn.</source>
        <translation>Si se desactiva, los pesos se quedan como se sortearon.</translation>
    </message>
    <message>
        <source>One line that says what it shows.</source>
        <translation>Una línea que dice qué muestra.</translation>
    </message>
    <message>
        <source>Convolution of every channel on its own; before a 1×1 conv, a separable convolution.</source>
        <translation>Convolución de cada canal por separado; delante de una conv 1×1, una convolución separable.</translation>
    </message>
    <message>
        <source>Glorot&apos;s (Xavier&apos;s) variance, drawn from a normal distribution.</source>
        <translation>La varianza de Glorot (Xavier), de una distribución normal.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Optimizer, batch size and length of training.</source>
        <translation>Optimizador, tamaño de lote y duración del entrenamiento.</translation>
    </message>
    <message>
        <source>Orthonormal weights; then each layer is scaled until its output has variance 1 on real data.</source>
        <translation>Pesos ortonormales; luego se escala cada capa hasta que su salida tenga varianza 1 con datos reales.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Relleno</translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation>Pasadas por las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>Patches of photographs, classified by the direction of their contour, one of 8 (the labels come from gradients).</source>
        <translation>Recortes de fotografías, clasificados por la dirección de su contorno, una de 8 (las etiquetas salen de gradientes).</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Preprocesado</translation>
    </message>
    <message>
        <source>Pulls every parameter toward zero.</source>
        <translation>Tira de cada parámetro hacia cero.</translation>
    </message>
    <message>
        <source>RMSprop decay</source>
        <translation>Decaimiento RMSprop</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Recognize 128 patches of photographs in new views: edges in 8 orientations.</source>
        <translation>Reconocer 128 recortes de fotografías en vistas nuevas: bordes de 8 orientaciones.</translation>
    </message>
    <message>
        <source>Record the filters.</source>
        <translation>Registrar los filtros.</translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own standard deviation.</source>
        <translation>Sustituye la desviación típica del esquema.</translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own variance.</source>
        <translation>Sustituye la varianza del esquema.</translation>
    </message>
    <message>
        <source>Rule that determines the distribution.</source>
        <translation>Regla que fija la distribución.</translation>
    </message>
    <message>
        <source>Rule that turns gradients into updates.</source>
        <translation>Regla que convierte gradientes en actualizaciones.</translation>
    </message>
    <message>
        <source>Save the whole state.</source>
        <translation>Guardar el estado completo.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Sets a random share of its inputs to zero during training.</source>
        <translation>Pone a cero una parte al azar de sus entradas durante el entrenamiento.</translation>
    </message>
    <message>
        <source>Shape of the draw.</source>
        <translation>Forma del sorteo.</translation>
    </message>
    <message>
        <source>Share of inputs set to zero.</source>
        <translation>Parte de las entradas puesta a cero.</translation>
    </message>
    <message>
        <source>Share of the previous update that is kept; defaults to 0.9, and to 0 for sgd and rmsprop.</source>
        <translation>Parte de la actualización anterior que se conserva; por defecto 0.9, y 0 con sgd y rmsprop.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Short name; defaults to the type and a number, as in conv1.</source>
        <translation>Nombre corto; por defecto, el tipo y un número, como conv1.</translation>
    </message>
    <message>
        <source>What Chainer uses: LeCun normal, zero bias; local layers count all their positions.</source>
        <translation>Lo que usa Chainer: LeCun normal, sesgo cero; las capas locales cuentan todas sus posiciones.</translation>
    </message>
    <message>
        <source>What ConvNetJS uses: LeCun normal, zero bias (0.1 before ReLU).</source>
        <translation>Lo que usa ConvNetJS: LeCun normal, sesgo cero (0.1 antes de ReLU).</translation>
    </message>
    <message>
        <source>What Darknet uses: He normal in convolutions, uniform in dense layers; zero bias.</source>
        <translation>Lo que usa Darknet: He normal en las convoluciones, uniforme en capas densas; sesgo cero.</translation>
    </message>
    <message>
        <source>What Equinox uses: uniform within ±1/√fan_in, and the bias alike.</source>
        <translation>Lo que usa Equinox: uniforme entre ±1/√fan_in, y el sesgo igual.</translation>
    </message>
    <message>
        <source>What Flax uses: LeCun&apos;s variance, truncated at ±2σ and corrected; zero bias.</source>
        <translation>Lo que usa Flax: la varianza de LeCun, truncada en ±2σ y corregida; sesgo cero.</translation>
    </message>
    <message>
        <source>What Haiku uses: 1/√fan_in truncated at ±2σ, uncorrected (σ is 0.88 of it); zero bias.</source>
        <translation>Lo que usa Haiku: 1/√fan_in truncada en ±2σ, sin corregir (σ es 0.88 de ella); sesgo cero.</translation>
    </message>
    <message>
        <source>What Keras 2 uses: Glorot (Xavier) uniform, zero bias; local layers count all their positions.</source>
        <translation>Lo que usa Keras 2: Glorot uniforme, sesgo cero; las capas locales cuentan todas sus posiciones.</translation>
    </message>
    <message>
        <source>What MLX uses: uniform within ±1/√fan_in; the bias alike, but zero in convolutions.</source>
        <translation>Lo que usa MLX: uniforme entre ±1/√fan_in; el sesgo igual, pero cero en las convoluciones.</translation>
    </message>
    <message>
        <source>What MXNet uses: uniform within ±0.07 for any size of layer; zero bias.</source>
        <translation>Lo que usa MXNet: uniforme entre ±0.07 para cualquier tamaño de capa; sesgo cero.</translation>
    </message>
    <message>
        <source>What MindSpore uses: uniform within ±1/√fan_in, and the bias alike.</source>
        <translation>Lo que usa MindSpore: uniforme entre ±1/√fan_in, y el sesgo igual.</translation>
    </message>
    <message>
        <source>What Paddle uses: He normal in convolutions, Glorot (Xavier) uniform elsewhere; zero bias.</source>
        <translation>Lo que usa Paddle: He normal en las convoluciones, Glorot uniforme en lo demás; sesgo cero.</translation>
    </message>
    <message>
        <source>What Sonnet uses: 1/√fan_in truncated at ±2σ, uncorrected (σ is 0.88 of it); zero bias.</source>
        <translation>Lo que usa Sonnet: 1/√fan_in truncada en ±2σ, sin corregir (σ es 0.88 de ella); sesgo cero.</translation>
    </message>
    <message>
        <source>What Synaptic uses: uniform within ±0.1 for any size of layer, and the bias alike.</source>
        <translation>Lo que usa Synaptic: uniforme entre ±0.1 para cualquier tamaño de capa, y el sesgo igual.</translation>
    </message>
    <message>
        <source>What TensorFlow.js uses: Glorot (Xavier) normal, truncated at ±2σ, uncorrected; zero bias.</source>
        <translation>Lo que usa TensorFlow.js: Glorot normal truncada en ±2σ, sin corregir; sesgo cero.</translation>
    </message>
    <message>
        <source>What brain.js uses: uniform within ±0.2 for any size of layer, and the bias alike.</source>
        <translation>Lo que usa brain.js: uniforme entre ±0.2 para cualquier tamaño de capa, y el sesgo igual.</translation>
    </message>
    <message>
        <source>What dlib uses: uniform, by the inputs of a window and the number of filters; zero bias.</source>
        <translation>Lo que usa dlib: uniforme, según las entradas de una ventana y el número de filtros; sesgo cero.</translation>
    </message>
    <message>
        <source>What fastai uses: He uniform in convolutions, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Lo que usa fastai: He uniforme en las convoluciones, los valores de PyTorch en capas densas.</translation>
    </message>
    <message>
        <source>What scikit-learn uses: Glorot (Xavier) uniform, for the bias too.</source>
        <translation>Lo que usa scikit-learn: Glorot uniforme, y el sesgo igual.</translation>
    </message>
    <message>
        <source>What thinc uses: Glorot (Xavier) uniform, zero bias.</source>
        <translation>Lo que usa thinc: Glorot uniforme, sesgo cero.</translation>
    </message>
    <message>
        <source>What timm uses: He normal over fan_out in ResNets, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Lo que usa timm: He normal sobre fan_out en las ResNet, los valores de PyTorch en capas densas.</translation>
    </message>
    <message>
        <source>What tinygrad uses: uniform within ±1/√fan_in with all groups counted; the bias alike.</source>
        <translation>Lo que usa tinygrad: uniforme entre ±1/√fan_in contando todos los grupos; el sesgo igual.</translation>
    </message>
    <message>
        <source>What torchvision uses: He normal over fan_out in ResNets, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Lo que usa torchvision: He normal sobre fan_out en las ResNet, los valores de PyTorch en capas densas.</translation>
    </message>
    <message>
        <source>Whether images are used in gray or in color; by default, as they are stored.</source>
        <translation>Si las imágenes se usan en gris o en color; por defecto, como están guardadas.</translation>
    </message>
    <message>
        <source>data.mean and data.std do not match the images: after preprocessing they have mean {mean} and standard deviation {std} instead of 0 and 1</source>
        <translation>data.mean y data.std no corresponden a las imágenes: tras el preprocesado tienen media {mean} y desviación típica {std} en lugar de 0 y 1</translation>
    </message>
    <message>
        <source>no test images given: a sixth of every class is held out, chosen at random by the seed</source>
        <translation>no hay imágenes de prueba: se reserva una sexta parte de cada clase, elegida al azar con la semilla</translation>
    </message>
    <message>
        <source>one image is left out of each epoch, a different one each time, because batch normalization cannot use a last batch of one image</source>
        <translation>en cada época se deja fuera una imagen, cada vez otra, porque la normalización por lotes no puede usar un último lote de una sola imagen</translation>
    </message>
    <message>
        <source>the pixels are bytes of 0 and 1, read as black and white</source>
        <translation>los píxeles son bytes de 0 y 1, leídos como blanco y negro</translation>
    </message>
    <message>
        <source>the schedule &apos;{schedule}&apos; restarts after step {steps}</source>
        <translation>el plan &apos;{schedule}&apos; empieza de nuevo tras el paso {steps}</translation>
    </message>
    <message>
        <source>the training pixels range from {train}, the test pixels from {test}</source>
        <translation>los píxeles de entrenamiento van de {train}; los de prueba, de {test}</translation>
    </message>
    <message>
        <source>Height and width of generated images.</source>
        <translation>Alto y ancho de las imágenes generadas.</translation>
    </message>
    <message>
        <source>Size of the window, or [height, width].</source>
        <translation>Tamaño de la ventana, o [alto, ancho].</translation>
    </message>
    <message>
        <source>Size, or [height, width].</source>
        <translation>Tamaño, o [alto, ancho].</translation>
    </message>
    <message>
        <source>Signal interval</source>
        <translation>Señales cada</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Desviación típica</translation>
    </message>
    <message>
        <source>Standard deviation of Gaussian noise on generated images.</source>
        <translation>Desviación típica del ruido gaussiano en las imágenes generadas.</translation>
    </message>
    <message>
        <source>Seed of all random numbers.</source>
        <translation>Semilla de todos los números al azar.</translation>
    </message>
    <message>
        <source>Step edges and bars of 8 directions (the classes), in noise.</source>
        <translation>Bordes y barras de 8 direcciones (las clases), con ruido.</translation>
    </message>
    <message>
        <source>Step of the window, or [vertical, horizontal].</source>
        <translation>Paso de la ventana, o [vertical, horizontal].</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Steps between drops of the &apos;step&apos; schedule.</source>
        <translation>Pasos entre bajadas del plan &apos;step&apos;.</translation>
    </message>
    <message>
        <source>Steps over which the rate grows linearly from zero.</source>
        <translation>Pasos en los que la tasa crece linealmente desde cero.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Salto</translation>
    </message>
    <message>
        <source>Subtracted from pixels in 0…1; measured on the training images by default.</source>
        <translation>Se resta de los píxeles en 0…1; por defecto, medida en las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>Tell X, O and + apart in noise: the strokes show up as edges within a second.</source>
        <translation>Distinguir X, O y + entre ruido: los trazos aparecen como bordes en un segundo.</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Imágenes de prueba</translation>
    </message>
    <message>
        <source>The center tap is the identity: the layer passes its input on unchanged.</source>
        <translation>El centro es la identidad: la capa deja pasar su entrada sin cambios.</translation>
    </message>
    <message>
        <source>The center tap is orthogonal across channels; all else is 0.</source>
        <translation>El centro es ortogonal entre canales; todo lo demás es 0.</translation>
    </message>
    <message>
        <source>The constant of the scheme &apos;constant&apos;.</source>
        <translation>La constante del esquema &apos;constant&apos;.</translation>
    </message>
    <message>
        <source>The default: 16 filters of 9×9 on digits turn from noise into edge detectors.</source>
        <translation>Por defecto: 16 filtros de 9×9 sobre dígitos pasan de ruido a detectores de bordes.</translation>
    </message>
    <message>
        <source>The general form: scale over a fan, as normal, truncated normal or uniform.</source>
        <translation>La forma general: escala entre un fan, como normal, normal truncada o uniforme.</translation>
    </message>
    <message>
        <source>The layers.</source>
        <translation>Las capas.</translation>
    </message>
    <message>
        <source>The simpler form of Glorot&apos;s (Xavier&apos;s) rule, which considers the forward signal only.</source>
        <translation>La forma más simple de la regla de Glorot (Xavier), que solo considera la señal hacia delante.</translation>
    </message>
    <message>
        <source>Your own weights from an .npy or .npz file (file.npz#key selects an array).</source>
        <translation>Pesos propios de un archivo .npy o .npz (file.npz#key elige una matriz).</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entrenable</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>Uniform between −limit and limit; limit is 0.05 unless given.</source>
        <translation>Uniforme entre −límite y límite; límite 0.05 si no se da otro.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Number of weight updates, instead of epochs.</source>
        <translation>Número de actualizaciones de los pesos, en lugar de épocas.</translation>
    </message>
    <message>
        <source>Used in the name of the run folder.</source>
        <translation>Se usa en el nombre de la carpeta de la ejecución.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianza</translation>
    </message>
    <message>
        <source>Variance factor</source>
        <translation>Factor de varianza</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Calentamiento</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento de pesos</translation>
    </message>
    <message>
        <source>Weight of the newest batch in the running averages.</source>
        <translation>Peso del lote más reciente en las medias móviles.</translation>
    </message>
    <message>
        <source>What PyTorch layers use: kaiming_uniform with a = √5; the bias is drawn from the same distribution.</source>
        <translation>Lo que usan las capas de PyTorch: kaiming_uniform con a = √5; el sesgo se sortea de la misma distribución.</translation>
    </message>
    <message>
        <source>Factor of each drop.</source>
        <translation>Factor de cada bajada.</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Reinicios</translation>
    </message>
    <message>
        <source>Steps after which cosine and one-cycle restart; set when a run is trained further.</source>
        <translation>Pasos tras los que el coseno y el ciclo único empiezan de nuevo; se fijan al entrenar más una ejecución.</translation>
    </message>
    <message>
        <source>The well-known Keras example with glorot_uniform (Xavier): accurate, few edges.</source>
        <translation>El conocido ejemplo de Keras con glorot_uniform (Xavier): exacto, pocos bordes.</translation>
    </message>
    <message>
        <source>Number of images used, each class in proportion.</source>
        <translation>Usar solo este número, cada clase en proporción.</translation>
    </message>
    <message>
        <source>What Keras layers use: glorot_uniform (Xavier), with zero bias.</source>
        <translation>Lo que usan las capas de Keras: glorot_uniform (Xavier), con sesgo 0.</translation>
    </message>
    <message>
        <source>Preprocessing of every image before training.</source>
        <translation>Qué se hace con cada imagen antes de entrenar.</translation>
    </message>
    <message>
        <source>A built-in dataset, or a file or folder with images and labels.</source>
        <translation>Un conjunto de datos incluido, o un archivo o una carpeta con imágenes y etiquetas.</translation>
    </message>
    <message>
        <source>A small network with 99% on the MNIST test images after seconds on one core.</source>
        <translation>Una red pequeña: 99 % en las imágenes de prueba de MNIST tras segundos en un núcleo.</translation>
    </message>
    <message>
        <source>Add a trainable constant in the 1×1 convolution.</source>
        <translation>Sumar una constante entrenable en la convolución 1×1.</translation>
    </message>
    <message>
        <source>Adds the output of an earlier layer, through a 1×1 convolution if the shapes differ.</source>
        <translation>Suma la salida de una capa anterior, a través de una convolución 1×1 si las formas difieren.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Array, file or column with the labels, if they are not found by name.</source>
        <translation>Arreglo, archivo o columna con las etiquetas, si no se encuentran por su nombre.</translation>
    </message>
    <message>
        <source>Array, file or columns with the images, if they are not found by name.</source>
        <translation>Arreglo, archivo o columnas con las imágenes, si no se encuentran por su nombre.</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>Nombres de las clases</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Contenido del archivo</translation>
    </message>
    <message>
        <source>Contrast share</source>
        <translation>Proporción por contraste</translation>
    </message>
    <message>
        <source>Convolution backward: each input pixel adds a filter to the output, `stride` pixels apart.</source>
        <translation>Convolución inversa: cada píxel de entrada suma un filtro a la salida, cada `stride` píxeles.</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatación</translation>
    </message>
    <message>
        <source>ELU with the α and the factor that keep zero mean and unit variance.</source>
        <translation>ELU con el α y el factor que conservan media cero y varianza uno.</translation>
    </message>
    <message>
        <source>Edges without labels: one winner of 48 filters reconstructs photo patches.</source>
        <translation>Bordes sin etiquetas: un ganador entre 48 filtros reconstruye fragmentos de fotos.</translation>
    </message>
    <message>
        <source>Exchange bright and dark.</source>
        <translation>Intercambiar claro y oscuro.</translation>
    </message>
    <message>
        <source>Factor of the mean absolute value in the loss.</source>
        <translation>Factor del valor absoluto medio en la pérdida.</translation>
    </message>
    <message>
        <source>Factor, or [vertical, horizontal].</source>
        <translation>Factor, o [vertical, horizontal].</translation>
    </message>
    <message>
        <source>First label</source>
        <translation>Primera etiqueta</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Pliegue</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Pliegues</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;, instead of a path: an .npy file as lines of base64.</source>
        <translation>Para el esquema &apos;file&apos;, en lugar de una ruta: un archivo .npy como líneas de base64.</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;: an .npz, .npy or other file of weights, or FILE#LAYER.</source>
        <translation>Para el esquema «archivo»: un archivo de pesos .npz, .npy u otro, o ARCHIVO#CAPA.</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;: order of the axes in the file, such as HWIO, if it does not tell.</source>
        <translation>Para el esquema «archivo»: orden de los ejes en el archivo, como HWIO, si el archivo no lo indica.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Groups of channels; a filter sees only the channels of its group.</source>
        <translation>Grupos de canales; un filtro solo ve los canales de su grupo.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Initial slope</source>
        <translation>Pendiente inicial</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertir</translation>
    </message>
    <message>
        <source>Label gaps</source>
        <translation>Huecos en las etiquetas</translation>
    </message>
    <message>
        <source>Label of the first class; defaults to the smallest one.</source>
        <translation>Etiqueta de la primera clase; por defecto, la menor.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Largest of every few neighboring channels.</source>
        <translation>El mayor de cada pocos canales vecinos.</translation>
    </message>
    <message>
        <source>Mean square 1 per image, then a trained scale per channel; the mean is not subtracted.</source>
        <translation>Media cuadrática 1 por imagen; después, una escala entrenada por canal; la media no se resta.</translation>
    </message>
    <message>
        <source>Measure on all test images; by default on a sample before the end of the run.</source>
        <translation>Medir en todas las imágenes de prueba; por defecto, en una muestra antes del final de la ejecución.</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Multiplicador</translation>
    </message>
    <message>
        <source>Multiplies the scheme&apos;s variance (σ changes by its square root).</source>
        <translation>Multiplica la varianza del esquema (σ crece con su raíz).</translation>
    </message>
    <message>
        <source>Name of an earlier conv layer whose weight it uses: a tied decoder.</source>
        <translation>Nombre de una capa conv anterior cuyo peso utiliza: un decodificador atado.</translation>
    </message>
    <message>
        <source>Name of the earlier layer whose output is added.</source>
        <translation>Nombre de la capa anterior cuya salida se suma.</translation>
    </message>
    <message>
        <source>Names of the classes in order, instead of those in the files.</source>
        <translation>Nombres de las clases en orden, en lugar de los de los archivos.</translation>
    </message>
    <message>
        <source>Normal distribution truncated at ±2 std, uncorrected: its real std is 0.87963 std.</source>
        <translation>Normal truncada en ±2 σ, sin corrección: su σ real es 0.87963 σ.</translation>
    </message>
    <message>
        <source>Number of channels passed on at a position.</source>
        <translation>Número de canales que pasan en cada posición.</translation>
    </message>
    <message>
        <source>Number of filters of each input channel.</source>
        <translation>Número de filtros por canal de entrada.</translation>
    </message>
    <message>
        <source>Number of groups of channels.</source>
        <translation>Número de grupos de canales.</translation>
    </message>
    <message>
        <source>Number of neighboring channels of which the largest is taken.</source>
        <translation>Número de canales vecinos de los que se toma el mayor.</translation>
    </message>
    <message>
        <source>Number of parts of the training images for cross-validation; one is used for testing.</source>
        <translation>Número de partes de las imágenes de entrenamiento para la validación cruzada; una se usa para la prueba.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Orden de los ejes</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Orientación</translation>
    </message>
    <message>
        <source>Output of</source>
        <translation>Salida de</translation>
    </message>
    <message>
        <source>Part that is used for testing; defaults to the first.</source>
        <translation>Parte que se usa para la prueba; por defecto, la primera.</translation>
    </message>
    <message>
        <source>Passes its input on, and adds its mean absolute value to the loss: a sparse code.</source>
        <translation>Deja pasar su entrada y suma su valor absoluto medio a la pérdida: un código disperso.</translation>
    </message>
    <message>
        <source>Passes on the largest absolute values at every position, and sets the others to zero.</source>
        <translation>Deja pasar los mayores valores absolutos en cada posición y pone los demás a cero.</translation>
    </message>
    <message>
        <source>Patches of photographs without labels, for networks that reconstruct them; whitened preprocessing whitens the photographs first.</source>
        <translation>Fragmentos de fotografías sin etiquetas, para redes que los reconstruyen; el preprocesamiento «blanqueado» blanquea antes las fotografías.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Piezas</translation>
    </message>
    <message>
        <source>Preserves signal and gradient as a compromise, for tanh and linear units (Xavier Glorot).</source>
        <translation>Conserva señal y gradiente como compromiso, para tanh y unidades lineales (Xavier Glorot).</translation>
    </message>
    <message>
        <source>Repeats every pixel: nearest-neighbor upsampling.</source>
        <translation>Repite cada píxel: ampliación al vecino más cercano.</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Cambiar tamaño</translation>
    </message>
    <message>
        <source>Restore photo patches of which 30% of the pixels are missing: an autoencoder.</source>
        <translation>Restaurar fragmentos de fotos a los que les falta el 30 % de los píxeles: un autocodificador.</translation>
    </message>
    <message>
        <source>Rows of numbers are signals: images of height 1, with values as stored.</source>
        <translation>Las filas de números son señales: imágenes de altura 1, con los valores tal como están guardados.</translation>
    </message>
    <message>
        <source>Scale every filter to length 1 before training and after each step.</source>
        <translation>Escalar cada filtro a longitud 1 antes del entrenamiento y después de cada paso.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>Share of the patches of photographs that is used, those with the highest contrast.</source>
        <translation>Proporción de fragmentos de fotografías que se usa, los de mayor contraste.</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Señales</translation>
    </message>
    <message>
        <source>Size, or [height, width], of all images from files.</source>
        <translation>Tamaño, o [alto, ancho], de todas las imágenes de archivos.</translation>
    </message>
    <message>
        <source>Slope for negative values before training.</source>
        <translation>Pendiente para valores negativos antes de entrenar.</translation>
    </message>
    <message>
        <source>Standardized</source>
        <translation>Estandarizada</translation>
    </message>
    <message>
        <source>Step from one tap to the next, or [vertical, horizontal].</source>
        <translation>Paso de un elemento del filtro al siguiente, o [vertical, horizontal].</translation>
    </message>
    <message>
        <source>The layers, from the image to the logits, or to the reconstructed image.</source>
        <translation>Las capas, desde la imagen hasta los logits o hasta la imagen reconstruida.</translation>
    </message>
    <message>
        <source>The output tends to −α.</source>
        <translation>La salida tiende a −α.</translation>
    </message>
    <message>
        <source>Tied to</source>
        <translation>Atado a</translation>
    </message>
    <message>
        <source>Unit norm</source>
        <translation>Norma unitaria</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>Weight standardization: apply every filter with zero mean and unit variance.</source>
        <translation>Estandarización de pesos: aplicar cada filtro con media cero y varianza uno.</translation>
    </message>
    <message>
        <source>What is measured, and when.</source>
        <translation>Qué se mide y cuándo.</translation>
    </message>
    <message>
        <source>Where cosine and one-cycle end, relative to the peak.</source>
        <translation>Dónde acaban el coseno y el ciclo único, respecto al máximo.</translation>
    </message>
    <message>
        <source>Whether numbers that no label uses remain as empty classes.</source>
        <translation>Si los números que ninguna etiqueta usa quedan como clases vacías.</translation>
    </message>
    <message>
        <source>Whether rows and columns of the stored images are exchanged.</source>
        <translation>Si las filas y columnas de las imágenes guardadas están intercambiadas.</translation>
    </message>
    <message>
        <source>Which fan divides the variance.</source>
        <translation>Qué fan divide la varianza.</translation>
    </message>
    <message>
        <source>Which images to use, how many, and how they are preprocessed.</source>
        <translation>Qué imágenes se usan, cuántas y cómo se preprocesan.</translation>
    </message>
    <message>
        <source>Which set to use if there are several, as in FOLDER#letters.</source>
        <translation>Qué conjunto usar si hay varios, como en CARPETA#letters.</translation>
    </message>
    <message>
        <source>Winners</source>
        <translation>Ganadores</translation>
    </message>
    <message>
        <source>X, O and + with random position, size and thickness, in noise.</source>
        <translation>X, O y + de posición, tamaño y grosor al azar, con ruido.</translation>
    </message>
    <message>
        <source>ZCA epsilon</source>
        <translation>Épsilon de ZCA</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per channel over the batch, then a trained scale and shift.</source>
        <translation>Media cero y varianza uno por canal sobre el lote; luego, escala y desplazamiento entrenados.</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per image and group of channels, then a scale and shift.</source>
        <translation>Media cero y varianza uno por imagen y grupo de canales; después, escala y desplazamiento.</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per image, then a trained scale and shift per channel.</source>
        <translation>Media cero y varianza uno por imagen; después, una escala y un desplazamiento entrenados por canal.</translation>
    </message>
    <message>
        <source>Zeros by default; with a default of a library, what that library draws.</source>
        <translation>Ceros por defecto; con el valor de una biblioteca, lo que sortea esa biblioteca.</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>adam</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>adamw</translation>
    </message>
    <message>
        <source>add</source>
        <translation>suma</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>submuestreo medio</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>norm. por lotes</translation>
    </message>
    <message>
        <source>bright and dark are exchanged (data.invert)</source>
        <translation>claro y oscuro se intercambian, como indica data.invert</translation>
    </message>
    <message>
        <source>channel {channels} of the training images is constant: it tells the network nothing</source>
        <translation>el canal {channels} de las imágenes de entrenamiento es constante: no dice nada a la red</translation>
    </message>
    <message>
        <source>class names from {file}</source>
        <translation>nombres de las clases de {file}</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>clasificación</translation>
    </message>
    <message>
        <source>classification: cross-entropy with the labels; reconstruction: mean squared error of the output, compared with the image itself, without labels.</source>
        <translation>clasificación: entropía cruzada con las etiquetas; reconstrucción: error cuadrático medio de la salida respecto a la propia imagen, sin etiquetas.</translation>
    </message>
    <message>
        <source>colors converted to gray (data.color)</source>
        <translation>colores convertidos a gris, como indica data.color</translation>
    </message>
    <message>
        <source>column 0 of {columns} is the label</source>
        <translation>la columna 0 de {columns} es la etiqueta</translation>
    </message>
    <message>
        <source>column {column} is the label</source>
        <translation>la columna {column} es la etiqueta</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>compactar</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constante</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>contraste</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>convolución</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>coseno</translation>
    </message>
    <message>
        <source>cross-validation: fold {fold} of {folds} of the training images is used for testing, and the test images are not used</source>
        <translation>validación cruzada: el pliegue {fold} de {folds} de las imágenes de entrenamiento se usa para la prueba, y las imágenes de prueba no se usan</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>densa</translation>
    </message>
    <message>
        <source>depthwise conv</source>
        <translation>convolución por canal</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>dropout</translation>
    </message>
    <message>
        <source>elu</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>fan avg</source>
        <translation>fan avg</translation>
    </message>
    <message>
        <source>fan geo</source>
        <translation>fan geo</translation>
    </message>
    <message>
        <source>fan in</source>
        <translation>fan in</translation>
    </message>
    <message>
        <source>fan out</source>
        <translation>fan out</translation>
    </message>
    <message>
        <source>gelu</source>
        <translation>gelu</translation>
    </message>
    <message>
        <source>global avg pool</source>
        <translation>media global</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>group norm</source>
        <translation>normalización por grupos</translation>
    </message>
    <message>
        <source>hard swish</source>
        <translation>hard swish</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imág.</translation>
    </message>
    <message>
        <source>images found in {folder}</source>
        <translation>imágenes encontradas en {folder}</translation>
    </message>
    <message>
        <source>images of {found}, resized to {size}</source>
        <translation>imágenes de {found}, cambiadas a {size}</translation>
    </message>
    <message>
        <source>isotropic noise</source>
        <translation>ruido isótropo</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>conservar</translation>
    </message>
    <message>
        <source>l1 penalty</source>
        <translation>penalización L1</translation>
    </message>
    <message>
        <source>label 10 stands for the digit 0</source>
        <translation>la etiqueta 10 representa la cifra 0</translation>
    </message>
    <message>
        <source>labels are one-hot vectors of {classes} classes</source>
        <translation>las etiquetas son vectores one-hot de {classes} clases</translation>
    </message>
    <message>
        <source>labels are text, numbered in alphabetical order</source>
        <translation>las etiquetas son texto, numeradas por orden alfabético</translation>
    </message>
    <message>
        <source>labels with gaps ({labels}), numbered 0 to {last}</source>
        <translation>etiquetas con huecos ({labels}), numeradas de 0 a {last}</translation>
    </message>
    <message>
        <source>labels {low} to {high}, {low} subtracted</source>
        <translation>etiquetas de {low} a {high}, se resta {low}</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>normalización por capa</translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation>ReLU con fuga</translation>
    </message>
    <message>
        <source>ln(1 + exp(x)), a smooth ReLU.</source>
        <translation>ln(1 + exp(x)), una ReLU suave.</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>submuestreo máximo</translation>
    </message>
    <message>
        <source>max(x, 0).</source>
        <translation>max(x, 0).</translation>
    </message>
    <message>
        <source>maxout</source>
        <translation>maxout</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>momento</translation>
    </message>
    <message>
        <source>nesterov</source>
        <translation>nesterov</translation>
    </message>
    <message>
        <source>no test images of class {classes}</source>
        <translation>no hay imágenes de prueba de la clase {classes}</translation>
    </message>
    <message>
        <source>no test images: the validation images are used instead</source>
        <translation>no hay imágenes de prueba: se usan las de validación</translation>
    </message>
    <message>
        <source>no training images of class {classes}</source>
        <translation>no hay imágenes de entrenamiento de la clase {classes}</translation>
    </message>
    <message>
        <source>no training pixel is above {high} of {full}: the images may have been scaled twice</source>
        <translation>ningún píxel de entrenamiento supera {high} de {full}: puede que las imágenes se hayan escalado dos veces</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>ciclo único</translation>
    </message>
    <message>
        <source>pictures rotated according to their EXIF data: {count}</source>
        <translation>imágenes giradas según sus datos EXIF: {count}</translation>
    </message>
    <message>
        <source>pixels from {low} to {high}, scaled to 0 to 1</source>
        <translation>píxeles de {low} a {high}, escalados de 0 a 1</translation>
    </message>
    <message>
        <source>prelu</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>random labels</source>
        <translation>etiquetas al azar</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>sin tratar</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>reconstrucción</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>rgb</source>
        <translation>rgb</translation>
    </message>
    <message>
        <source>rms norm</source>
        <translation>normalización RMS</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>rmsprop</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are images of {height}×{width}</source>
        <translation>las filas de {numbers} números son imágenes de {height}×{width}</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are images of {height}×{width} in planes of red, green and blue</source>
        <translation>las filas de {numbers} números son imágenes de {height}×{width} en planos de rojo, verde y azul</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are signals, with values as stored</source>
        <translation>las filas de {numbers} números son señales, con los valores tal como están guardados</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>scrambled phases</source>
        <translation>fases desordenadas</translation>
    </message>
    <message>
        <source>scrambled pixels</source>
        <translation>píxeles mezclados</translation>
    </message>
    <message>
        <source>selu</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>sgd</source>
        <translation>sgd</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoide</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>standardized</source>
        <translation>tipificado</translation>
    </message>
    <message>
        <source>step</source>
        <translation>escalones</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>como está</translation>
    </message>
    <message>
        <source>stored in color, but gray: one channel is used</source>
        <translation>guardadas en color, pero grises: se usa un canal</translation>
    </message>
    <message>
        <source>stored transposed, turned upright</source>
        <translation>guardadas transpuestas, puestas derechas</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>the first line has no names of columns, and is an image</source>
        <translation>la primera línea no tiene nombres de columnas, es una imagen</translation>
    </message>
    <message>
        <source>the images have no labels: a network can reconstruct them (network.objective), but not classify them</source>
        <translation>las imágenes no tienen etiquetas: una red puede reconstruirlas (network.objective), pero no clasificarlas</translation>
    </message>
    <message>
        <source>the last batch of each epoch has {images} images: too few for the statistics of batch normalization</source>
        <translation>el último lote de cada época tiene {images} imágenes: demasiado pocas para la estadística de la normalización por lotes</translation>
    </message>
    <message>
        <source>the learning rate never drops: its first drop would be at step {every}, the run has {steps}</source>
        <translation>la tasa de aprendizaje no baja nunca: la primera bajada sería en el paso {every} y la ejecución tiene {steps}</translation>
    </message>
    <message>
        <source>the left image of every pair is used</source>
        <translation>se usa la imagen izquierda de cada par</translation>
    </message>
    <message>
        <source>the test images look like negatives of the training images (mean {test} against {train})</source>
        <translation>las imágenes de prueba parecen negativos de las de entrenamiento (media {test} frente a {train})</translation>
    </message>
    <message>
        <source>transparent areas are shown on black</source>
        <translation>las zonas transparentes se muestran sobre negro</translation>
    </message>
    <message>
        <source>transparent areas are shown on white</source>
        <translation>las zonas transparentes se muestran sobre blanco</translation>
    </message>
    <message>
        <source>transposed</source>
        <translation>transpuesta</translation>
    </message>
    <message>
        <source>transposed conv</source>
        <translation>convolución transpuesta</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>normal truncada</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>uniforme</translation>
    </message>
    <message>
        <source>upsample</source>
        <translation>ampliación</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>valid, same, a number, or [rows, columns].</source>
        <translation>valid, same, un número o [filas, columnas].</translation>
    </message>
    <message>
        <source>white noise</source>
        <translation>ruido blanco</translation>
    </message>
    <message>
        <source>whitened</source>
        <translation>blanqueado</translation>
    </message>
    <message>
        <source>winners</source>
        <translation>ganadores</translation>
    </message>
    <message>
        <source>x / (1 + exp(−x)), also called swish.</source>
        <translation>x / (1 + exp(−x)), también llamada swish.</translation>
    </message>
    <message>
        <source>x where positive, a·x elsewhere, with a trained slope a per channel.</source>
        <translation>x donde es positivo, a·x en el resto, con una pendiente a entrenada por canal.</translation>
    </message>
    <message>
        <source>x where positive, slope·x elsewhere.</source>
        <translation>x si es positivo; si no, pendiente·x.</translation>
    </message>
    <message>
        <source>x where positive, α·(exp(x) − 1) elsewhere.</source>
        <translation>x donde es positivo, α·(exp(x) − 1) en el resto.</translation>
    </message>
    <message>
        <source>x·min(max(x + 3, 0), 6) / 6, a SiLU of straight pieces.</source>
        <translation>x·min(max(x + 3, 0), 6) / 6, una SiLU aproximada por tramos.</translation>
    </message>
    <message>
        <source>x·Φ(x), Φ the distribution function of the standard normal.</source>
        <translation>x·Φ(x), con Φ la función de distribución de la normal estándar.</translation>
    </message>
    <message>
        <source>zca</source>
        <translation>zca</translation>
    </message>
    <message>
        <source>zero mean</source>
        <translation>media cero</translation>
    </message>
    <message>
        <source>{array}: the last of the axes {shape} counts the images</source>
        <translation>{array}: el último de los ejes {shape} cuenta las imágenes</translation>
    </message>
    <message>
        <source>{count} of {all} pictures cannot be read and are skipped, such as {first}</source>
        <translation>{count} de {all} imágenes no se pueden leer y se omiten, como {first}</translation>
    </message>
    <message>
        <source>{images} and {labels} are used as images and labels ({part}), by their shapes</source>
        <translation>{images} y {labels} se usan como imágenes y etiquetas ({part}), por su forma</translation>
    </message>
    <message>
        <source>{images} validation images are not used</source>
        <translation>{images} imágenes de validación no se usan</translation>
    </message>
    <message>
        <source>{name} has no labels and is not used</source>
        <translation>{name} no tiene etiquetas y no se usa</translation>
    </message>
    <message>
        <source>{used} is used; {other} has labels of the same images</source>
        <translation>se usa {used}; {other} tiene etiquetas de las mismas imágenes</translation>
    </message>
    <message>
        <source>{used} labels are used; {path}#{other} selects the others</source>
        <translation>se usan las etiquetas {used}; {path}#{other} elige las otras</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>σ²</source>
        <translation>σ²</translation>
    </message>
</context>
<context>
    <name>schemes</name>
    <message>
        <source>Sorted</source>
        <translation>Ordenados</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>Glorot (Xavier) normal</source>
        <translation>Glorot (Xavier) normal</translation>
    </message>
    <message>
        <source>Glorot (Xavier) uniform</source>
        <translation>Glorot (Xavier) uniforme</translation>
    </message>
    <message>
        <source>Library defaults</source>
        <translation>Valores de las bibliotecas</translation>
    </message>
    <message>
        <source>Delta orthogonal</source>
        <translation>Delta ortogonal</translation>
    </message>
    <message>
        <source>%1 default</source>
        <translation>Por defecto en %1</translation>
    </message>
    <message>
        <source>Failures to learn from</source>
        <translation>Fallos de los que aprender</translation>
    </message>
    <message>
        <source>Fitted to the layer</source>
        <translation>A medida de la capa</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>De un archivo</translation>
    </message>
    <message>
        <source>Hand-made bank</source>
        <translation>Banco hecho a mano</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He normal</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He uniforme</translation>
    </message>
    <message>
        <source>Identity (Dirac)</source>
        <translation>Identidad (Dirac)</translation>
    </message>
    <message>
        <source>LSUV, scaled by data</source>
        <translation>LSUV, escalado con datos</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun normal</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>LeCun uniforme</translation>
    </message>
    <message>
        <source>Normal, zero mean</source>
        <translation>Normal, media cero</translation>
    </message>
    <message>
        <source>Of a fixed size</source>
        <translation>De tamaño fijo</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>Unos</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Ortogonal</translation>
    </message>
    <message>
        <source>Small normal, σ 0.01</source>
        <translation>Normal pequeña, σ 0.01</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation>Normal truncada</translation>
    </message>
    <message>
        <source>Uniform, zero mean</source>
        <translation>Uniforme, media cero</translation>
    </message>
    <message>
        <source>Variance scaling</source>
        <translation>Escala de varianza</translation>
    </message>
    <message>
        <source>Xavier (Glorot), Caffe&apos;s form</source>
        <translation>Xavier (Glorot), forma de Caffe</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Ceros</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>normal truncada</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>uniforme</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>%1 has the same output for all %2 images measured, and no gradient changes that: no information about the images reaches the output.</source>
        <translation>%1 da la misma salida para las %2 imágenes medidas y ningún gradiente lo cambia: a la salida no llega información sobre las imágenes.</translation>
    </message>
    <message>
        <source>%1 contains %2 images and %3 contains %4 labels; the numbers must be equal</source>
        <translation>%1 contiene %2 imágenes, y %3 contiene %4 etiquetas: los números deben ser iguales</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 aparece dos veces</translation>
    </message>
    <message>
        <source>%1 is saturated: its outputs lie on the flat ends of the curve, where hardly any gradient passes.</source>
        <translation>%1 está saturada: sus salidas están en los extremos planos de la curva, donde apenas pasa gradiente.</translation>
    </message>
    <message>
        <source>%1 is saturated: most of its outputs lie on the flat ends of its curve, where hardly any gradient passes.</source>
        <translation>%1 está saturada: la mayoría de sus salidas están en los extremos planos de su curva, donde apenas pasa gradiente.</translation>
    </message>
    <message>
        <source>%1 is used by %2, which is not an operator of ONNX, and was left out</source>
        <translation>%2, que no es un operador de ONNX, usa %1, que se ha omitido</translation>
    </message>
    <message>
        <source>%1 parameters, output %2: training would take about %3 GiB, accepted: at most %4 GiB here</source>
        <translation>%1 parámetros, salida %2: el entrenamiento ocuparía unos %3 GiB, se acepta: %4 GiB como máximo en este equipo</translation>
    </message>
    <message>
        <source>%1 runs at once need about %2 GiB, and %3 GiB are free; accepted: fewer seeds or contestants</source>
        <translation>%1 ejecuciones a la vez necesitan unos %2 GiB, y hay %3 GiB libres; se acepta: menos semillas o participantes</translation>
    </message>
    <message>
        <source>%1 runs at once, accepted: up to %2</source>
        <translation>%1 ejecuciones a la vez, se acepta: hasta %2</translation>
    </message>
    <message>
        <source>%1 trials planned, accepted: up to %2, or more with --yes</source>
        <translation>%1 ensayos planeados, se acepta: hasta %2, o más con --yes</translation>
    </message>
    <message>
        <source>%1 workers need about %2 GiB each, and %3 GiB are free; accepted: %4 or fewer</source>
        <translation>%1 procesos necesitan unos %2 GiB cada uno, y hay %3 GiB libres; se acepta: %4 o menos</translation>
    </message>
    <message>
        <source>%1 workers need about %2 GiB each, and %3 GiB are free; accepted: smaller networks or fewer images</source>
        <translation>%1 procesos necesitan unos %2 GiB cada uno, y hay %3 GiB libres; se acepta: redes más pequeñas o menos imágenes</translation>
    </message>
    <message>
        <source>%1: %2 has no labels; accepted: images with labels</source>
        <translation>%1: %2 no tiene etiquetas; se aceptan: imágenes con etiquetas</translation>
    </message>
    <message>
        <source>%1: %2 images; without separate test images, at least %3 are needed</source>
        <translation>%1: %2 imágenes; sin imágenes de prueba aparte, hacen falta al menos %3</translation>
    </message>
    <message>
        <source>%1: %2 only with filters of 3-D convolutions; found %3; accepted: at least one array with four axes</source>
        <translation>%1: %2 solo con filtros de convoluciones 3-D; se encontró %3; se acepta: al menos una matriz con cuatro ejes</translation>
    </message>
    <message>
        <source>%1: %2 without filters of a convolution; found %3; accepted: at least one array with four axes</source>
        <translation>%1: %2 sin filtros de una convolución; se encontró %3; se acepta: al menos una matriz con cuatro ejes</translation>
    </message>
    <message>
        <source>%1: %2: contains NaN or infinity, accepted: finite numbers</source>
        <translation>%1: %2: contiene NaN o infinito; se aceptan: números finitos</translation>
    </message>
    <message>
        <source>%1: %2: its weights are in %3, outside the folder of the file; accepted: a file in the same folder</source>
        <translation>%1: %2: sus pesos están en %3, fuera de la carpeta del archivo; se acepta: un archivo en la misma carpeta</translation>
    </message>
    <message>
        <source>%1: %2: its weights are in %3, which is missing; accepted: both files in one folder</source>
        <translation>%1: %2: sus pesos están en %3, que falta; se aceptan: ambos archivos en una carpeta</translation>
    </message>
    <message>
        <source>%1: a Python pickle; nothing is ever unpickled; accepted: a state_dict, written where the model is defined: torch.save(model.state_dict(), &apos;weights.pt&apos;)</source>
        <translation>%1: un pickle de Python; los pickles nunca se ejecutan; se acepta: un state_dict, escrito donde está definido el modelo: torch.save(model.state_dict(), &apos;weights.pt&apos;)</translation>
    </message>
    <message>
        <source>%1: a pickle that needs %2: nothing is ever unpickled; accepted: a state_dict, written where the model is defined: torch.save(model.state_dict(), &apos;weights.pt&apos;)</source>
        <translation>%1: un pickle que necesita %2: los pickles nunca se ejecutan; se acepta: un state_dict, escrito donde está definido el modelo: torch.save(model.state_dict(), &apos;weights.pt&apos;)</translation>
    </message>
    <message>
        <source>%1: an empty file</source>
        <translation>%1: un archivo vacío</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: no se puede leer: %2</translation>
    </message>
    <message>
        <source>%1: contains %2 pictures, but no folder for each class; accepted: CLASS/PICTURE, or train/CLASS/PICTURE and test/CLASS/PICTURE</source>
        <translation>%1: contiene %2 imágenes, pero ninguna carpeta por clase; se acepta: CLASE/IMAGEN, o train/CLASE/IMAGEN y test/CLASE/IMAGEN</translation>
    </message>
    <message>
        <source>%1: contains %2 sets (%3); choose one with data.split, or as %4</source>
        <translation>%1: contiene %2 conjuntos (%3); elige uno con data.split, o como %4</translation>
    </message>
    <message>
        <source>%1: every label is %2; at least 2 classes are needed</source>
        <translation>%1: todas las etiquetas son %2; hacen falta al menos 2 clases</translation>
    </message>
    <message>
        <source>%1: float pixels from %2 to %3; accepted: 0…1, −1…1, 0…16 or 0…255</source>
        <translation>%1: píxeles en coma flotante de %2 a %3; se acepta: 0…1, −1…1, 0…16 o 0…255</translation>
    </message>
    <message>
        <source>%1: images of shape %2; accepted: (N, H, W), and (N, H, W, C) or (N, C, H, W) with 1, 3 or 4 channels, or rows of the pixels of square images</source>
        <translation>%1: imágenes de forma %2; se acepta: (N, H, W), y (N, H, W, C) o (N, C, H, W) con 1, 3 o 4 canales, o filas con los píxeles de imágenes cuadradas</translation>
    </message>
    <message>
        <source>%1: label %2 at index %3 is outside the class range: only %4 different labels occur, so %5 is expected; if they are right, set data.label_gaps to &apos;compact&apos; or &apos;keep&apos;</source>
        <translation>%1: la etiqueta %2 en el índice %3 está fuera del intervalo de las clases: solo aparecen %4 etiquetas distintas, así que se espera %5; si son correctas, pon data.label_gaps en &apos;compact&apos; o &apos;keep&apos;</translation>
    </message>
    <message>
        <source>%1: none of the %2 pictures can be read</source>
        <translation>%1: ninguna de las %2 imágenes se puede leer</translation>
    </message>
    <message>
        <source>%1: not a trained network but %2; accepted: %3</source>
        <translation>%1: no es una red entrenada, sino %2; se acepta: %3</translation>
    </message>
    <message>
        <source>%1: pictures of different sizes (%2); set data.resize to one size</source>
        <translation>%1: imágenes de distintos tamaños (%2); pon data.resize en un solo tamaño</translation>
    </message>
    <message>
        <source>%1: the label may be in the first or in the last column; set data.labels to &apos;first&apos; or &apos;last&apos;</source>
        <translation>%1: la etiqueta puede estar en la primera o en la última columna; pon data.labels en &apos;first&apos; o &apos;last&apos;</translation>
    </message>
    <message>
        <source>%2 of the units of %1 are 0 for all %3 images measured: no gradient passes through them.</source>
        <translation>El %2 de las unidades de %1 son 0 en las %3 imágenes medidas: ningún gradiente pasa por ellas.</translation>
    </message>
    <message>
        <source>%3 of the units of %1 are 0 for all %2 images measured: no gradient passes through them, and they may never learn.</source>
        <translation>El %3 de las unidades de %1 son 0 en las %2 imágenes medidas: ningún gradiente pasa por ellas y puede que nunca aprendan.</translation>
    </message>
    <message>
        <source>1 array of an optimizer was left out</source>
        <translation>se omitió 1 matriz de un optimizador</translation>
    </message>
    <message>
        <source>A step changes the weights of %1 by %2 of their size (about 10⁻³ is usual): the steps are too long.</source>
        <translation>Un paso cambia los pesos de %1 en %2 de su tamaño (lo usual es cerca de 10⁻³): los pasos son demasiado largos.</translation>
    </message>
    <message>
        <source>All %2 filters of %1 are exactly equal: they receive equal gradients and stay equal. Start from random weights.</source>
        <translation>Los %2 filtros de %1 son exactamente iguales: reciben gradientes iguales y siguen iguales. Empieza con pesos al azar.</translation>
    </message>
    <message>
        <source>All units of %1 are 0 for all %2 images measured: no gradient passes through them, so the layers before %1 learn nothing from these images.</source>
        <translation>Todas las unidades de %1 son 0 en las %2 imágenes medidas: ningún gradiente pasa por ellas, así que las capas anteriores a %1 no aprenden nada de estas imágenes.</translation>
    </message>
    <message>
        <source>All units of %1 start equal and receive equal gradients: they stay equal and act as a single unit. Start from random weights.</source>
        <translation>Todas las unidades de %1 empiezan iguales y reciben gradientes iguales: siguen iguales y actúan como una sola. Empieza con pesos al azar.</translation>
    </message>
    <message>
        <source>At the full learning rate, a step changes the weights of %1 by only %2 of their size (about 10⁻³ is usual): they hardly learn.</source>
        <translation>Con la tasa de aprendizaje completa, un paso cambia los pesos de %1 solo en %2 de su tamaño (lo usual es cerca de 10⁻³): apenas aprenden.</translation>
    </message>
    <message>
        <source>Dead filters in %1: %2 of %3. Their weights are so small compared with the others that they pass almost nothing on.</source>
        <translation>Filtros muertos en %1: %2 de %3. Sus pesos son tan pequeños comparados con los demás que casi no dejan pasar nada.</translation>
    </message>
    <message>
        <source>Diverged at step %2: a value in %1 became infinite or NaN. The run was stopped, and its last good state was kept.</source>
        <translation>Divergió en el paso %2: en %1 un valor se hizo infinito o NaN. La ejecución se detuvo y se conservó su último estado bueno.</translation>
    </message>
    <message>
        <source>Leave images and labels unchanged</source>
        <translation>Dejar imágenes y etiquetas como son</translation>
    </message>
    <message>
        <source>No weights are trained: the network will not change.</source>
        <translation>No se entrena ningún peso: la red no cambiará.</translation>
    </message>
    <message>
        <source>Only %3 of the outputs of %1 are not 0, measured on %2 images: hardly any gradient passes, and training may be slow to start.</source>
        <translation>Solo el %3 de las salidas de %1 son distintas de 0, medido en %2 imágenes: apenas pasa gradiente y el entrenamiento puede tardar en arrancar.</translation>
    </message>
    <message>
        <source>Ready to train: the output of %2 starts large (×%1 of the input), which training has to compensate for.</source>
        <translation>Lista para entrenar: la salida de %2 empieza grande (×%1 de la entrada), y el entrenamiento tiene que compensarlo.</translation>
    </message>
    <message>
        <source>Ready to train: the output of %2 starts small (×%1 of the input), but gradients reach the weights, and training compensates for it.</source>
        <translation>Lista para entrenar: la salida de %2 empieza pequeña (×%1 de la entrada), pero los gradientes llegan a los pesos y el entrenamiento lo compensa.</translation>
    </message>
    <message>
        <source>Ready to train: the signal changes by a factor of %1 from the input to %2, and gradients reach the weights.</source>
        <translation>Lista para entrenar: la señal cambia por un factor de %1 de la entrada a %2 y los gradientes llegan a los pesos.</translation>
    </message>
    <message>
        <source>The differences between images shrink %1-fold on the way to %2: it may take a long time until training shows an effect.</source>
        <translation>Las diferencias entre imágenes se reducen %1 veces hasta %2: el entrenamiento puede tardar mucho en notarse.</translation>
    </message>
    <message>
        <source>The differences between images shrink %1-fold on the way to %2: they hardly reach the output, and training hardly changes the weights.</source>
        <translation>Las diferencias entre imágenes se reducen %1 veces hasta %2: apenas llegan a la salida y el entrenamiento apenas cambia los pesos.</translation>
    </message>
    <message>
        <source>The first step is too long: judging by the slope, the loss would fall by %1 times its value. Expect the first steps to ruin the network.</source>
        <translation>El primer paso es demasiado largo: a juzgar por la pendiente, la pérdida bajaría %1 veces su valor. Es de esperar que los primeros pasos arruinen la red.</translation>
    </message>
    <message>
        <source>The gradient shrinks %1-fold on its way back to %2: it may take a long time until training shows an effect.</source>
        <translation>El gradiente se reduce %1 veces al volver a %2: el entrenamiento puede tardar mucho en notarse.</translation>
    </message>
    <message>
        <source>The loss has risen from %2 to %1: the steps are too long.</source>
        <translation>La pérdida ha subido de %2 a %1: los pasos son demasiado largos.</translation>
    </message>
    <message>
        <source>The loss is %1, and guessing gives %2: the network has not learned anything yet.</source>
        <translation>La pérdida es %1, y adivinar da %2: la red aún no ha aprendido nada.</translation>
    </message>
    <message>
        <source>The loss jumped to %1 in step %2, and the network has been no better than guessing since then: the steps are too long.</source>
        <translation>La pérdida saltó a %1 en el paso %2 y desde entonces la red no es mejor que adivinar: los pasos son demasiado largos.</translation>
    </message>
    <message>
        <source>The loss starts at %1, and guessing gives %2: the weights are so large that the untrained network is confidently wrong.</source>
        <translation>La pérdida empieza en %1, y adivinar da %2: los pesos son tan grandes que la red sin entrenar se equivoca con total seguridad.</translation>
    </message>
    <message>
        <source>The signal grows %1-fold up to %2: outputs of that size make a network confidently wrong, and gradients explode.</source>
        <translation>La señal crece %1 veces hasta %2: con salidas tan grandes la red se equivoca con total seguridad y los gradientes explotan.</translation>
    </message>
    <message>
        <source>The signal grows %1-fold up to %2: the untrained network is confidently wrong, with a loss of %3, compared with %4 for guessing.</source>
        <translation>La señal crece %1 veces hasta %2: la red sin entrenar se equivoca con total seguridad, con una pérdida de %3, frente a %4 al adivinar.</translation>
    </message>
    <message>
        <source>The signal grows without bound: after %1 it is infinite or NaN.</source>
        <translation>La señal crece sin límite: tras %1 es infinita o NaN.</translation>
    </message>
    <message>
        <source>a logarithmic range cannot start at %1, accepted: LOW greater than 0</source>
        <translation>un intervalo logarítmico no puede empezar en %1, se acepta: LOW mayor que 0</translation>
    </message>
    <message>
        <source>an empty range, accepted: LOW less than HIGH</source>
        <translation>un intervalo vacío, se acepta: LOW menor que HIGH</translation>
    </message>
    <message>
        <source>an orthogonal weight of %1 elements is too large to decompose, accepted: at most %2 elements</source>
        <translation>un peso ortogonal de %1 elementos es demasiado grande para descomponerlo, se acepta: %2 elementos como máximo</translation>
    </message>
    <message>
        <source>as far as shapes tell, these may also be transposed convolutions, which PyTorch stores as IOHW: %1; if they are, choose --axes IOHW</source>
        <translation>según sus formas, también pueden ser convoluciones transpuestas, que PyTorch guarda como IOHW: %1; si lo son, elige --axes IOHW</translation>
    </message>
    <message>
        <source>convolutions along one axis, listed with the height 1: %1</source>
        <translation>convoluciones a lo largo de un eje, mostradas con altura 1: %1</translation>
    </message>
    <message>
        <source>convolutions over volumes (3-D), which are not shown: %1</source>
        <translation>convoluciones sobre volúmenes (3-D), que no se muestran: %1</translation>
    </message>
    <message>
        <source>ends in %1, accepted: %2, the shape of the images it reconstructs</source>
        <translation>termina en %1, se acepta: %2, la forma de las imágenes que reconstruye</translation>
    </message>
    <message>
        <source>ends in %1, accepted: one number per class, %2 (a dense layer or a global_avg_pool at the end)</source>
        <translation>termina en %1, se acepta: un número por clase, %2 (una capa dense o un global_avg_pool al final)</translation>
    </message>
    <message>
        <source>got %1 as an end, accepted: %2</source>
        <translation>se recibió %1 como extremo, se acepta: %2</translation>
    </message>
    <message>
        <source>got %1 at the end, accepted: %2</source>
        <translation>se recibió %1 al final, se acepta: %2</translation>
    </message>
    <message>
        <source>got %1 for %2 channels, accepted: a divisor of %2</source>
        <translation>se recibió %1 para %2 canales, se acepta: un divisor de %2</translation>
    </message>
    <message>
        <source>got %1 for %2 filters, accepted: a divisor of both %3 and %4</source>
        <translation>se recibió %1 para %2 filtros, se acepta: un divisor tanto de %3 como de %4</translation>
    </message>
    <message>
        <source>got %1 for %2 input channels, accepted: a divisor of %2</source>
        <translation>se recibió %1 para %2 canales de entrada, se acepta: un divisor de %2</translation>
    </message>
    <message>
        <source>got %1 for %2 input channels, accepted: a divisor of both %3 and %4</source>
        <translation>se recibió %1 para %2 canales de entrada, se acepta: un divisor tanto de %3 como de %4</translation>
    </message>
    <message>
        <source>got %1 for %2 output channels, accepted: a divisor of %2</source>
        <translation>se recibió %1 para %2 canales de salida, se acepta: un divisor de %2</translation>
    </message>
    <message>
        <source>got %1 for a shape with %2 axes, accepted: one letter each</source>
        <translation>se recibió %1 para una forma de %2 ejes, se acepta: una letra por eje</translation>
    </message>
    <message>
        <source>got %1 values, accepted: %2</source>
        <translation>se recibieron %1 valores, se acepta: %2</translation>
    </message>
    <message>
        <source>got %1 values, accepted: %2 to %3</source>
        <translation>se recibieron %1 valores, se acepta: de %2 a %3</translation>
    </message>
    <message>
        <source>got %1 with an output of %2 pixels for %3, accepted: as many pixels, or a layer whose height and width become these with a stride</source>
        <translation>se recibió %1 con una salida de %2 píxeles para %3, se acepta: los mismos píxeles, o una capa cuyos alto y ancho llegan a estos con un salto</translation>
    </message>
    <message>
        <source>got %1, accepted for the scheme &apos;%2&apos;: %3</source>
        <translation>se recibió %1, se acepta para el esquema &apos;%2&apos;: %3</translation>
    </message>
    <message>
        <source>got %1, accepted: %2</source>
        <translation>se recibió %1, se acepta: %2</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3</source>
        <translation>se recibió %1, se acepta: de %2 a %3</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3 (the training images)</source>
        <translation>se recibió %1, se acepta: de %2 a %3 (las imágenes de entrenamiento)</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3 (the training images; %4 needs at least %2)</source>
        <translation>se recibió %1, se acepta: de %2 a %3 (las imágenes de entrenamiento; %4 necesita al menos %2)</translation>
    </message>
    <message>
        <source>got %1, accepted: &apos;valid&apos;, &apos;same&apos;, a number or a pair</source>
        <translation>se recibió %1, se acepta: &apos;valid&apos;, &apos;same&apos;, un número o un par</translation>
    </message>
    <message>
        <source>got %1, accepted: 0 to %2 (the steps of the run)</source>
        <translation>se recibió %1, se acepta: de 0 a %2 (los pasos de la ejecución)</translation>
    </message>
    <message>
        <source>got %1, accepted: 1 to %2 (the channels of its input)</source>
        <translation>se recibió %1, se acepta: de 1 a %2 (los canales de su entrada)</translation>
    </message>
    <message>
        <source>got %1, accepted: KEY=V1,V2,… or KEY=%2</source>
        <translation>se recibió %1, se acepta: KEY=V1,V2,… o KEY=%2</translation>
    </message>
    <message>
        <source>got %1, accepted: NAME:KEY=VALUE[,KEY=VALUE…], as in he:init=he_normal,std=0.1</source>
        <translation>se recibió %1, se acepta: NAME:KEY=VALUE[,KEY=VALUE…], como en he:init=he_normal,std=0.1</translation>
    </message>
    <message>
        <source>got %1, accepted: an integer or a pair of integers</source>
        <translation>se recibió %1, se acepta: un entero o un par de enteros</translation>
    </message>
    <message>
        <source>got %1, accepted: classification, because predictions are classes</source>
        <translation>se recibió %1, se acepta: classification, porque las predicciones son clases</translation>
    </message>
    <message>
        <source>got %1, accepted: each of I and O once, with any of D, H and W, as in HWIO; or HWCM for depthwise</source>
        <translation>se recibió %1, se acepta: I y O una vez cada una, con cualquiera de D, H y W, como en HWIO; o HWCM para depthwise</translation>
    </message>
    <message>
        <source>got %1, accepted: more than the %2 that the run has now (+N adds N)</source>
        <translation>se recibió %1, se acepta: más que los %2 que la ejecución tiene ahora (+N añade N)</translation>
    </message>
    <message>
        <source>got %1, accepted: none, because no conv layer is in front of it</source>
        <translation>se recibió %1, no se acepta ninguna, porque no hay ninguna capa conv delante</translation>
    </message>
    <message>
        <source>got %1, accepted: sides from 1 to %2</source>
        <translation>se recibió %1, se acepta: lados de 1 a %2</translation>
    </message>
    <message>
        <source>got %1, accepted: the name of an earlier layer: %2</source>
        <translation>se recibió %1, se acepta: el nombre de una capa anterior: %2</translation>
    </message>
    <message>
        <source>got %1, accepted: values separated by commas, or %2</source>
        <translation>se recibió %1, se acepta: valores separados por comas, o %2</translation>
    </message>
    <message>
        <source>got %1, but the distribution is %2; accepted only with uniform</source>
        <translation>se recibió %1, pero la distribución es %2; solo se acepta con uniform</translation>
    </message>
    <message>
        <source>got %1, but the scheme &apos;%2&apos; takes %3</source>
        <translation>se recibió %1, pero el esquema &apos;%2&apos; usa %3</translation>
    </message>
    <message>
        <source>got %1, but the scheme &apos;%2&apos; takes no settings</source>
        <translation>se recibió %1, pero el esquema &apos;%2&apos; no tiene ajustes</translation>
    </message>
    <message>
        <source>got %1, but there is no path of a file</source>
        <translation>se recibió %1, pero no hay ruta de un archivo</translation>
    </message>
    <message>
        <source>got %1, which needs whole filters; accepted for a bias: zeros, ones, constant, file and the random schemes</source>
        <translation>se recibió %1, que necesita filtros enteros; se acepta para un sesgo: zeros, ones, constant, file y los esquemas aleatorios</translation>
    </message>
    <message>
        <source>got %1, whose weight is standardized, accepted: a conv layer that applies its weight as it is</source>
        <translation>se recibió %1, cuyo peso está estandarizado, se acepta: una capa conv que aplica su peso tal cual</translation>
    </message>
    <message>
        <source>got C and M with groups %1, accepted: a depthwise convolution with groups %2, neither transposed nor local</source>
        <translation>se recibieron C y M con groups %1, se acepta: una convolución depthwise con groups %2, ni transpuesta ni local</translation>
    </message>
    <message>
        <source>got a dense weight, accepted: one with a window, as in OIHW</source>
        <translation>se recibió un peso de capa densa, se acepta: uno con ventana, como en OIHW</translation>
    </message>
    <message>
        <source>got both path and content, accepted: one of them</source>
        <translation>se recibieron path y content, se acepta: uno de ellos</translation>
    </message>
    <message>
        <source>got classification, accepted: reconstruction, because %1 has no labels</source>
        <translation>se recibió classification, se acepta: reconstruction, porque %1 no tiene etiquetas</translation>
    </message>
    <message>
        <source>got no layer with a weight, accepted: at least one</source>
        <translation>no hay ninguna capa con pesos, se acepta: una como mínimo</translation>
    </message>
    <message>
        <source>got nothing, accepted: the name of an earlier layer: %1</source>
        <translation>no se recibió nada, se acepta: el nombre de una capa anterior: %1</translation>
    </message>
    <message>
        <source>got the name %1, accepted: up to 40 characters without , =</source>
        <translation>se recibió el nombre %1, se acepta: hasta 40 caracteres sin , =</translation>
    </message>
    <message>
        <source>got them with groups or transposed, accepted: neither</source>
        <translation>se recibieron con groups o transpuesta, se acepta: ninguna de las dos</translation>
    </message>
    <message>
        <source>its weight would be %1, but that of %2 is %3; accepted: as many input channels as %2 has filters, as many filters as it has input channels, and its kernel size</source>
        <translation>su peso sería de %1, pero el de %2 es de %3; se acepta: tantos canales de entrada como filtros tiene %2, tantos filtros como canales de entrada tiene, y su tamaño de filtro</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>capa %1: %2</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>omitido: %1</translation>
    </message>
    <message>
        <source>missing; the scheme &apos;%1&apos; needs it</source>
        <translation>falta; el esquema &apos;%1&apos; lo necesita</translation>
    </message>
    <message>
        <source>none is there</source>
        <translation>no hay ninguna</translation>
    </message>
    <message>
        <source>not accepted, because all contestants use the same data; accepted: --set, for all of them</source>
        <translation>no se acepta, porque todos los participantes usan los mismos datos; se acepta: --set, para todos</translation>
    </message>
    <message>
        <source>not accepted, because it does not affect a run</source>
        <translation>no se acepta, porque no afecta a una ejecución</translation>
    </message>
    <message>
        <source>not accepted, use %1</source>
        <translation>no se acepta, usa %1</translation>
    </message>
    <message>
        <source>pruned: these filters are multiplied by masks, which are stored beside them, before they are used</source>
        <translation>podado: antes de usarse, estos filtros se multiplican por máscaras guardadas junto a ellos</translation>
    </message>
    <message>
        <source>shown as convolutions in groups, but as far as shapes tell, these may also be transposed convolutions in groups with as many outputs as inputs: %1</source>
        <translation>mostradas como convoluciones por grupos, pero según sus formas también pueden ser convoluciones transpuestas por grupos con tantas salidas como entradas: %1</translation>
    </message>
    <message>
        <source>sizes and strides must be at least 1: image %1, window %2, stride %3</source>
        <translation>los tamaños y saltos deben ser de 1 como mínimo: imagen %1, ventana %2, salto %3</translation>
    </message>
    <message>
        <source>spectral normalization: these filters are divided by their largest singular value before they are used</source>
        <translation>normalización espectral: antes de usarse, estos filtros se dividen por su mayor valor singular</translation>
    </message>
    <message>
        <source>the bank needs a kernel of at least %1, found %2</source>
        <translation>el banco necesita filtros de %1 como mínimo, hay %2</translation>
    </message>
    <message>
        <source>the file does not contain the order of the layers; they are listed by name</source>
        <translation>el archivo no contiene el orden de las capas; se muestran por nombre</translation>
    </message>
    <message>
        <source>the output would be %1 with padding %2 and output padding %3, accepted: at least 1×1, and an output padding below the stride</source>
        <translation>la salida sería de %1 con relleno %2 y relleno de salida %3, se acepta: 1×1 como mínimo, y un relleno de salida menor que el salto</translation>
    </message>
    <message>
        <source>the sweep would take about %1 MiB on the disk of %2, where %3 MiB are free; accepted: fewer trials, or --keep none</source>
        <translation>el barrido ocuparía unos %1 MiB en el disco de %2, donde hay %3 MiB libres; se acepta: menos ensayos, o --keep none</translation>
    </message>
    <message>
        <source>the window is %1 (dilation included), larger than its input of %2 (padding included)</source>
        <translation>la ventana es de %1 (con la dilatación), mayor que su entrada de %2 (con el relleno)</translation>
    </message>
    <message>
        <source>the window is %1, larger than its input of %2 (padding included)</source>
        <translation>la ventana es de %1, mayor que su entrada de %2 (con el relleno)</translation>
    </message>
    <message>
        <source>there is no batch normalization in the file: exporters fold it into the filters before it, whose numbers then differ from those that were trained</source>
        <translation>no hay normalización por lotes en el archivo: los exportadores la integran en los filtros anteriores, cuyos números difieren entonces de los entrenados</translation>
    </message>
    <message>
        <source>weight normalization: these filters are multiplied by their lengths (g), which are stored beside them, and divided by their norms before they are used</source>
        <translation>normalización de pesos: antes de usarse, estos filtros se multiplican por sus longitudes (g), guardadas junto a ellos, y se dividen por sus normas</translation>
    </message>
    <message>
        <source>Clip the gradient</source>
        <translation>Recortar el gradiente</translation>
    </message>
    <message>
        <source>%1 arrays of an optimizer were left out</source>
        <translation>se omitieron %1 matrices de un optimizador</translation>
    </message>
    <message>
        <source>Divide the learning rate by 10</source>
        <translation>Dividir la tasa de aprendizaje por 10</translation>
    </message>
    <message>
        <source>Divide the weight decay by 10</source>
        <translation>Dividir el decaimiento de pesos por 10</translation>
    </message>
    <message>
        <source>Multiply the learning rate by 10</source>
        <translation>Multiplicar la tasa de aprendizaje por 10</translation>
    </message>
    <message>
        <source>No gradient reaches %1: the first layers do not learn.</source>
        <translation>Ningún gradiente llega a %1: las primeras capas no aprenden.</translation>
    </message>
    <message>
        <source>Replace the sigmoids with ReLU</source>
        <translation>Poner ReLU en lugar de las sigmoides</translation>
    </message>
    <message>
        <source>Start from small random weights</source>
        <translation>Empezar con pesos pequeños al azar</translation>
    </message>
    <message>
        <source>The gradient shrinks %1-fold on its way back to %2: training hardly changes the weights.</source>
        <translation>El gradiente se reduce %1 veces al volver a %2: el entrenamiento apenas cambia los pesos.</translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times larger than at the last layer: a single step can ruin the first layers.</source>
        <translation>El gradiente que llega a %1 es %2 veces mayor que en la última capa: un solo paso puede arruinar las primeras capas.</translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times smaller than at the last layer: the first layers hardly learn.</source>
        <translation>El gradiente que llega a %1 es %2 veces menor que en la última capa: las primeras capas apenas aprenden.</translation>
    </message>
    <message>
        <source>The steps are too short to change the weights: %1 steps like the first change no layer by more than %2.</source>
        <translation>Los pasos son demasiado cortos para cambiar los pesos: %1 pasos como el primero no cambian ninguna capa en más del %2.</translation>
    </message>
    <message>
        <source>Use He normal</source>
        <translation>Usar He normal</translation>
    </message>
    <message>
        <source>Use LeCun normal</source>
        <translation>Usar LeCun normal</translation>
    </message>
    <message>
        <source>Use leaky ReLU</source>
        <translation>Usar ReLU con fuga</translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message>
        <source>A filter of its own at every position.</source>
        <translation>Un filtro propio en cada posición.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densa</translation>
    </message>
    <message>
        <source>Every output sees every input.</source>
        <translation>Cada salida ve todas las entradas.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Shifted by %1 px, all three drop to about %2.</source>
        <translation>Desplazadas %1 px, las tres bajan a cerca de %2.</translation>
    </message>
    <message>
        <source>Shifted by %1 px, the %2 layer does best: %3, against %4 (%5) and %6 (%7).</source>
        <translation>Desplazadas %1 px, la capa %2 es la mejor: %3, frente a %4 (%5) y %6 (%7).</translation>
    </message>
    <message>
        <source>One filter for all positions: a convolution.</source>
        <translation>Un filtro para todas las posiciones: una convolución.</translation>
    </message>
    <message>
        <source>Output %2 does not see input %3: there is no weight, so the entry is always 0.</source>
        <translation>La salida %2 no ve la entrada %3: no hay peso, el elemento es siempre 0.</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Compartida</translation>
    </message>
    <message>
        <source>The shared layer does as well with %1 weights as the dense one with %2 (%3 and %4).</source>
        <translation>La capa compartida rinde con %1 pesos igual que la densa con %2 (%3 y %4).</translation>
    </message>
    <message>
        <source>The shared layer does better with %1 weights than the dense one with %2 (%3 and %4).</source>
        <translation>La capa compartida rinde con %1 pesos mejor que la densa con %2 (%3 y %4).</translation>
    </message>
    <message>
        <source>The shared layer has %1 weights instead of %2, and is less accurate here (%3 and %4).</source>
        <translation>La capa compartida tiene %1 pesos en lugar de %2, y aquí es menos exacta (%3 y %4).</translation>
    </message>
    <message>
        <source>Weight %1 connects input %3 to output %2 and is used nowhere else.</source>
        <translation>El peso %1 va de la entrada %3 a la salida %2, y no se usa en ningún otro sitio.</translation>
    </message>
    <message numerus="yes">
        <source>Weight %1 connects input %3 to output %2. The same weight is used at %n other position(s).</source>
        <translation>
            <numerusform>El peso %1 va de la entrada %3 a la salida %2. Es el mismo peso en %n lugar más.</numerusform>
            <numerusform>El peso %1 va de la entrada %3 a la salida %2. Es el mismo peso en otros %n lugares.</numerusform>
        </translation>
    </message>
    <message>
        <source>inputs · outputs: %1</source>
        <translation>entradas · salidas: %1</translation>
    </message>
    <message>
        <source>kernel: %1</source>
        <translation>núcleo: %1</translation>
    </message>
    <message>
        <source>positions · kernel: %1</source>
        <translation>posiciones · núcleo: %1</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>The gradient is not known: the layer is not trained, or the run was read from disk, where gradients are not saved.</source>
        <translation>Aquí no se conoce el gradiente: la capa no se entrena o la ejecución se leyó del disco, donde no se guardan gradientes.</translation>
    </message>
    <message>
        <source>No gradient yet. Press Step or Train.</source>
        <translation>Aún no hay gradiente: pulsa Paso o Entrenar.</translation>
    </message>
    <message>
        <source>The filters of this run were not kept.</source>
        <translation>Los filtros de esta ejecución no se conservaron.</translation>
    </message>
    <message>
        <source>The weights at the start are not known.</source>
        <translation>No se conocen los pesos del principio.</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show. Add one under Experiment.</source>
        <translation>Esta red no tiene convoluciones, así que no hay filtros que mostrar. Añade una en Experimento.</translation>
    </message>
</context>
<context>
    <name>study</name>
    <message>
        <source>Constant added to the response.</source>
        <translation>Constante que se suma a la respuesta.</translation>
    </message>
    <message>
        <source>Gabor fit R²</source>
        <translation>Ajuste Gabor R²</translation>
    </message>
    <message>
        <source>Its label, and its edge score from 0 to 1.</source>
        <translation>Su etiqueta y su nota de borde, de 0 a 1.</translation>
    </message>
    <message>
        <source>Mean of its weights; close to zero for an edge.</source>
        <translation>Media de sus pesos; la de un borde está cerca de cero.</translation>
    </message>
    <message>
        <source>Measured across the edge, from light to dark; 0° is a vertical edge.</source>
        <translation>Se mide a través del borde, de claro a oscuro; 0° es un borde vertical.</translation>
    </message>
    <message>
        <source>Norm of the weight vector; weight decay shortens it at every step.</source>
        <translation>Norma del vector de pesos; el decaimiento de pesos la acorta en cada paso.</translation>
    </message>
    <message>
        <source>Share of the filter&apos;s variance that the best-fitting Gabor wave explains.</source>
        <translation>Parte de la varianza del filtro que explica la onda de Gabor que mejor se ajusta.</translation>
    </message>
    <message>
        <source>Standard deviation of its weights.</source>
        <translation>Desviación típica de sus pesos.</translation>
    </message>
    <message>
        <source>The best match for this filter from a bank of Gabor waves.</source>
        <translation>De un banco de ondas de Gabor, la que más se parece a este filtro.</translation>
    </message>
    <message>
        <source>Which frequencies the filter passes: low ones in the middle, high ones outside. An edge detector has two spots, across its edge.</source>
        <translation>Qué frecuencias deja pasar el filtro: las bajas en el centro, las altas fuera. Un detector de bordes tiene dos puntos, uno a cada lado de su borde.</translation>
    </message>
    <message>
        <source>best Gabor</source>
        <translation>mejor Gabor</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgo</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etiqueta</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>norm ‖w‖</source>
        <translation>norma ‖w‖</translation>
    </message>
    <message>
        <source>spectrum</source>
        <translation>espectro</translation>
    </message>
</context>
<context>
    <name>sweep</name>
    <message>
        <source>%1 diverged</source>
        <translation>%1 divergieron</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fallaron</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>%1 de %2 ensayos</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, quedan unos %2</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, en pausa</translation>
    </message>
    <message>
        <source>%1, time left not known yet</source>
        <translation>%1, tiempo restante aún desconocido</translation>
    </message>
    <message>
        <source>%1: %2, 95% interval %3 to %4, %5 trials</source>
        <translation>%1: %2, intervalo del 95% de %3 a %4, %5 ensayos</translation>
    </message>
    <message>
        <source>Edge score</source>
        <translation>Nota de borde</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Bordes</translation>
    </message>
    <message>
        <source>Failed trials: %1.</source>
        <translation>Ensayos fallidos: %1.</translation>
    </message>
    <message>
        <source>No trial has ended yet</source>
        <translation>Aún no ha terminado ningún ensayo</translation>
    </message>
    <message>
        <source>One trial per setting cannot distinguish settings: use more seeds.</source>
        <translation>Un ensayo por configuración no distingue nada: usa más semillas.</translation>
    </message>
    <message>
        <source>These trials distinguish it from all others that have a value.</source>
        <translation>Estos ensayos la distinguen de todas las demás que tienen un valor.</translation>
    </message>
    <message>
        <source>≈ Not distinguished from it by these trials: %1.</source>
        <translation>≈ Estos ensayos no la distinguen de: %1.</translation>
    </message>
    <message>
        <source>Orientations</source>
        <translation>Orientaciones</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Curtosis</translation>
    </message>
    <message>
        <source>Scale of all convolutions</source>
        <translation>Escala de las convoluciones</translation>
    </message>
    <message>
        <source>Scheme of all convolutions</source>
        <translation>Esquema de las convoluciones</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Some intervals extend beyond possible values, because Student&apos;s t assumes a normal distribution; pictures cut them off there.</source>
        <translation>Algunos intervalos van más allá de los valores posibles, porque la t de Student supone una distribución normal; las imágenes los cortan ahí.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Diversidad</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Exactitud de prueba</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Pérdida de prueba</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>El experimento</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Variance of all convolutions</source>
        <translation>Varianza de las convoluciones</translation>
    </message>
    <message>
        <source>σ of all convolutions</source>
        <translation>σ de las convoluciones</translation>
    </message>
    <message>
        <source>★ Best mean: %1.</source>
        <translation>★ Mejor media: %1.</translation>
    </message>
    <message>
        <source>✕ Trials that diverged, and therefore have no value: %1.</source>
        <translation>✕ Ensayos que divergieron y por eso no tienen valor: %1.</translation>
    </message>
    <message>
        <source>given twice, accepted: two different axes</source>
        <translation>aparece dos veces, se acepta: dos ejes diferentes</translation>
    </message>
    <message>
        <source>got %1, accepted: 1 to %2</source>
        <translation>se recibió %1, se acepta: de 1 a %2</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>A convolution uses one filter at all positions: %1 · %1 = %4 weights. With a filter of its own at each of the %2 positions, it has %2 · %4 = %5. A dense layer connects each of %3 inputs with each of %2 outputs: %3 · %2 = %6.</source>
        <translation>Una convolución usa un solo filtro en todas las posiciones: %1 · %1 = %4 pesos. Con un filtro propio en cada una de las %2 posiciones tiene %2 · %4 = %5. Una capa densa une cada una de las %3 entradas con cada una de las %2 salidas: %3 · %2 = %6.</translation>
    </message>
    <message>
        <source>A kernel has the shape (5, 5, 3, 8). What are its fans, and what do the two rules of Xavier (Glorot) give?</source>
        <translation>Un kernel tiene la forma (5, 5, 3, 8). ¿Cuáles son su fan_in y su fan_out, y qué dan las dos reglas de Xavier (Glorot)?</translation>
    </message>
    <message>
        <source>A layer has 480,000 inputs. How large is σ by Xavier (Glorot), and by He?</source>
        <translation>Una capa tiene 480 000 entradas. ¿Cuánto vale σ según Xavier (Glorot) y según He?</translation>
    </message>
    <message>
        <source>All filters together. Each one responds where the image looks like its own weights: its response is the sum of the weights times the pixels there. Even the filter that responds most to an X responds to other shapes too, as its responses by class show. The last layer adds up the responses of all filters, and tells the X from the rest. Nobody painted the filters: training made them.</source>
        <translation>Todos los filtros juntos. Cada uno responde donde la imagen se parece a sus propios pesos: su respuesta es la suma de los pesos por los píxeles de ese lugar. Incluso el filtro que más responde a una X responde también a otras formas, como muestran sus respuestas por clase. La última capa suma las respuestas de todos los filtros y distingue la X del resto. Nadie dibujó los filtros: los hizo el entrenamiento.</translation>
    </message>
    <message>
        <source>At each position, a weight gets the number that it was multiplied by there, times the gradient that arrives there. These products are added up, and the weight takes one step with the sum: w − η · ∂L/∂w. So it stays one weight. A card in the room compares the sum with finite differences.</source>
        <translation>En cada posición, un peso recibe el número por el que se multiplicó allí, por el gradiente que llega allí. Estos productos se suman, y el peso da un solo paso con la suma: w − η · ∂L/∂w. Así sigue siendo un solo peso. Una ficha de la sala compara la suma con diferencias finitas.</translation>
    </message>
    <message>
        <source>Choose the preset keras-mnist in the list at the top: a network that is known from Keras, with %1 filters of %2×%3 in its first layer. The tiles in the Train room are these filters before training.</source>
        <translation>Elige el preajuste keras-mnist en la lista de arriba: una red conocida de Keras, con %1 filtros de %2×%3 en su primera capa. Las casillas de la sala Entrenar son estos filtros antes de entrenar.</translation>
    </message>
    <message>
        <source>Choose “Mean of the weights”: the same layer twice, as drawn and with σ added to every weight.</source>
        <translation>Elige «Media de los pesos»: la misma capa, y otra vez con σ sumada a cada peso.</translation>
    </message>
    <message>
        <source>Filters that look at feature maps, not at pixels. Each has a window of %1×%1 for each of the %2 feature maps of the first layer: %1 · %1 · %2 = %3 weights. It sees how strongly the first filters respond, and where, so it responds to patterns of what they detect.</source>
        <translation>Filtros que miran mapas de características, no píxeles. Cada uno tiene una ventana de %1×%1 para cada uno de los %2 mapas de características de la primera capa: %1 · %1 · %2 = %3 pesos. Ve con qué fuerza responden los primeros filtros y dónde, así que responde a patrones de lo que ellos detectan.</translation>
    </message>
    <message>
        <source>How does backpropagation train a weight that is used in many places?</source>
        <translation>¿Cómo entrena la retropropagación un peso que se usa en muchos lugares?</translation>
    </message>
    <message>
        <source>If all weights are equal, all filters of a layer compute the same outputs, get the same gradient and take the same step: they stay equal and do the work of one filter. Zeros are even worse, because a gradient goes back through the weights, and no gradient passes through zeros. Random weights are not good weights, but they are different weights, so each filter can learn something of its own.</source>
        <translation>Donde todos los pesos son iguales, todos los filtros de una capa calculan lo mismo, reciben el mismo gradiente y dan el mismo paso: siguen iguales y hacen el trabajo de uno. Con ceros es aún peor, porque un gradiente vuelve a través de los pesos, y a través de ceros no pasa ninguno. Los pesos al azar no son buenos pesos, pero son distintos, así que cada filtro puede aprender algo propio.</translation>
    </message>
    <message>
        <source>In the Initializers room, type 5, 5, 3, 8 as the shape: a window of 5×5, 3 inputs, 8 filters. The rows “Glorot (Xavier)” of the table have both rules.</source>
        <translation>En la sala Inicializadores, escribe 5, 5, 3, 8 como forma: una ventana de 5×5, 3 entradas, 8 filtros. Las filas «Glorot (Xavier)» de la tabla tienen las dos reglas.</translation>
    </message>
    <message>
        <source>In the Train room, choose conv2 above the filters.</source>
        <translation>En la sala Entrenar, elige conv2 encima de los filtros.</translation>
    </message>
    <message>
        <source>In the Variance room, set the variance factor to %1. The signal and the gradient grow from layer to layer.</source>
        <translation>En la sala Varianza, pon el factor de la varianza en %1. La señal y el gradiente crecen de capa en capa.</translation>
    </message>
    <message>
        <source>Measured in the Variance room: σ of the signal is %1 in layer 1 and %2 in layer %3; σ of the gradient in layer 1 is %4 of that at the output.</source>
        <translation>Medido en la sala Varianza: σ de la señal es %1 en la capa 1 y %2 en la capa %3; σ del gradiente en la capa 1 es %4 de la que tiene en la salida.</translation>
    </message>
    <message>
        <source>Open the Convolution room and press “1-D example”: a filter of 2 weights over 3 numbers, so each weight is used twice.</source>
        <translation>Abre la sala Convolución y pulsa «Ejemplo 1-D»: un filtro de 2 pesos sobre 3 números, así que cada peso se usa dos veces.</translation>
    </message>
    <message>
        <source>Open the Convolution room, click conv2 and one of its filters. Each of its channels slides over one feature map of the first layer.</source>
        <translation>Abre la sala Convolución, haz clic en conv2 y en uno de sus filtros. Cada uno de sus canales se desliza sobre un mapa de características de la primera capa.</translation>
    </message>
    <message>
        <source>Open the Hand-made room and choose “Class X” in the list “Find one for…”. The window in the picture marks where the filter responds most.</source>
        <translation>Abre la sala A mano y elige «Clase X» en la lista «Buscar uno para…». La ventana en la imagen marca dónde responde más el filtro.</translation>
    </message>
    <message>
        <source>Open the Initializers room. The card of Keras shows what its default draws for this layer.</source>
        <translation>Abre la sala Inicializadores. La ficha de Keras muestra qué sortea por defecto para esta capa.</translation>
    </message>
    <message>
        <source>Open the Shared weights room, with an image of 3×3 and a kernel of 2×2. It shows three layers as matrices.</source>
        <translation>Abre la sala Pesos compartidos, con una imagen de 3×3 y un kernel de 2×2. Muestra tres capas como matrices.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Signal by depth” and press “Back to the start”: He normal in front of ReLUs. Signal and gradient keep about their size in all layers.</source>
        <translation>Abre la sala Varianza en «Señal según la profundidad» y pulsa «Volver al principio»: He normal delante de ReLU. La señal y el gradiente conservan más o menos su tamaño en todas las capas.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Signal by depth” and set the variance factor to %1. The signal shrinks from layer to layer, and so does the gradient on its way back.</source>
        <translation>Abre la sala Varianza en «Señal según la profundidad» y pon el factor de la varianza en %1. La señal se encoge de capa en capa, y también el gradiente en su camino de vuelta.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Variance or σ?” and choose 400×400×3 inputs. Both rules are drawn and measured there, beside a common mistake.</source>
        <translation>Abre la sala Varianza en «¿Varianza o σ?» y elige 400×400×3 entradas. Allí se sortean y se miden las dos reglas, junto a un error frecuente.</translation>
    </message>
    <message>
        <source>Open the preset digits-edges, then the Variance room at “Zero mean” and there “Mean of the input”: its first layer, with the mean of the images and without.</source>
        <translation>Abre el preajuste digits-edges, luego la sala Varianza en «Media cero» y allí «Media de la entrada»: su primera capa, con la media de las imágenes y sin ella.</translation>
    </message>
    <message>
        <source>Open the preset exploding, the same %1 layers with σ = %2, and train it. A notice names the layer whose numbers became infinite first.</source>
        <translation>Abre el preajuste exploding, las mismas %1 capas con σ = %2, y entrénalo. Un aviso nombra la capa cuyos números se hicieron infinitos primero.</translation>
    </message>
    <message>
        <source>Open the preset shapes-xo, images of X, O and + with noise, and train it.</source>
        <translation>Abre el preajuste shapes-xo, imágenes de X, O y + con ruido, y entrénalo.</translation>
    </message>
    <message>
        <source>Open the preset symmetry-zero, where every weight starts at 0, and press “Train”. A notice says that all filters are exactly equal.</source>
        <translation>Abre el preajuste symmetry-zero, donde todos los pesos empiezan en 0, y pulsa «Entrenar». Un aviso dice que todos los filtros son exactamente iguales.</translation>
    </message>
    <message>
        <source>Open the preset two-conv-digits, where a second convolution follows the first, and train it.</source>
        <translation>Abre el preajuste two-conv-digits, donde una segunda convolución sigue a la primera, y entrénalo.</translation>
    </message>
    <message>
        <source>Open the preset vanishing, %1 dense layers with σ = %2, and train it. A notice says how small the gradient is when it reaches the first layer.</source>
        <translation>Abre el preajuste vanishing, %1 capas densas con σ = %2, y entrénalo. Un aviso dice lo pequeño que es el gradiente cuando llega a la primera capa.</translation>
    </message>
    <message>
        <source>Open the preset vanishing, press “Use He normal” in the framed box at the left, and train. What learned nothing with σ = %1 learns now.</source>
        <translation>Abre el preajuste vanishing, pulsa «Usar He normal» en el recuadro de la izquierda y entrena. Lo que no aprendía nada con σ = %1 ahora aprende.</translation>
    </message>
    <message>
        <source>Point at another weight in the first matrix. It is marked wherever it is used, once for every position of the filter.</source>
        <translation>Señala otro peso en la primera matriz. Queda marcado en todos los lugares donde se usa, una vez por cada posición del filtro.</translation>
    </message>
    <message>
        <source>Press “Slide”, or click the second incoming gradient: each position adds its product to the gradient of the weights.</source>
        <translation>Pulsa «Deslizar», o haz clic en el segundo gradiente que llega: cada posición suma su producto al gradiente de los pesos.</translation>
    </message>
    <message>
        <source>Press “Start from small random weights” in that notice, then “Train again”. The filters become different, and the network learns.</source>
        <translation>Pulsa «Empezar con pesos pequeños al azar» en ese aviso, y luego «Entrenar otra vez». Los filtros se vuelven distintos y la red aprende.</translation>
    </message>
    <message>
        <source>Random filters: every weight is drawn uniformly from −limit to limit, where limit = √(6 / (fan_in + fan_out)). Here that is √(6 / (%1 + %2)) = %3. The biases are 0. Keras calls the rule glorot_uniform. Glorot is Xavier: the rule is named after Xavier Glorot.</source>
        <translation>Con filtros al azar: cada peso se sortea entre −límite y límite, todos los valores con igual probabilidad, y límite = √(6 / (fan_in + fan_out)). Aquí es √(6 / (%1 + %2)) = %3. Los sesgos son 0. Keras llama a la regla glorot_uniform. Glorot es Xavier: la regla lleva el nombre de Xavier Glorot.</translation>
    </message>
    <message>
        <source>The mean of the input adds the same amount to an output for every image, which says nothing about the image. And if all inputs of a unit are positive, an image moves all of its weights up or all of them down. Weights with a mean make every filter respond to brightness, so all respond alike. With zero mean, the weights of a filter nearly cancel on a uniform patch, and differences between pixels count: edges.</source>
        <translation>La media de la entrada suma a una salida la misma cantidad con cualquier imagen, lo que no dice nada de la imagen. Y donde todas las entradas de una unidad son positivas, una imagen mueve todos sus pesos hacia arriba o todos hacia abajo. Los pesos con media hacen que cada filtro responda al brillo, así que todos responden igual. Con media cero, los pesos de un filtro casi se anulan sobre una zona uniforme y cuentan las diferencias entre píxeles: los bordes.</translation>
    </message>
    <message>
        <source>When the weights are too small. A layer with a ReLU multiplies the mean square of the signal by ½ · fan_in · σ², and the mean square of the gradient by ½ · fan_out · σ². Below 1, both shrink in every layer. With %1 times He&apos;s variance in %2 layers, σ of the gradient in layer 1 is %3 of that at the output; with He&apos;s variance it is %4. A layer that gets no gradient does not learn.</source>
        <translation>Cuando los pesos son demasiado pequeños. Una capa con ReLU multiplica el cuadrado medio de la señal por ½ · fan_in · σ², y el del gradiente por ½ · fan_out · σ². Por debajo de 1, ambos se encogen en cada capa. Con %1 veces la varianza de He en %2 capas, σ del gradiente en la capa 1 es %3 de la que tiene en la salida; con la varianza de He es %4. Lo que no recibe gradiente no aprende.</translation>
    </message>
    <message>
        <source>Xavier (Glorot), for as many outputs as inputs: σ = √(1 / %1) = %2. He, for layers with a ReLU: σ = √(2 / %1) = %3. Papers state the variance σ², here %4 by He. Entered as σ, it gives weights that are %5 times too small.</source>
        <translation>Xavier (Glorot), con tantas salidas como entradas: σ = √(1 / %1) = %2. He, para capas con ReLU: σ = √(2 / %1) = %3. Los artículos dan la varianza σ², aquí %4 según He. Puesta como σ, da pesos %5 veces demasiado pequeños.</translation>
    </message>
    <message>
        <source>fan_in is the number of inputs of one output: 5 · 5 · 3 = %1. fan_out is the number of outputs that one input feeds: 5 · 5 · 8 = %2. Xavier (Glorot) normal draws with σ = √(2 / (%1 + %2)) = %3. Xavier uniform draws up to the limit √(6 / (%1 + %2)) = %4, which has the same σ.</source>
        <translation>fan_in dice cuántas entradas tiene una salida: 5 · 5 · 3 = %1. fan_out dice a cuántas salidas va una entrada: 5 · 5 · 8 = %2. Xavier (Glorot) normal sortea con σ = √(2 / (%1 + %2)) = %3. Xavier uniforme sortea hasta el límite √(6 / (%1 + %2)) = %4, que tiene la misma σ.</translation>
    </message>
    <message>
        <source>The run on stage recognizes %1 of the test images.</source>
        <translation>La ejecución en escena reconoce el %1 de las imágenes de prueba.</translation>
    </message>
    <message>
        <source>The σ at which every layer passes on as much as it receives, forward and backward. In front of a ReLU that is He&apos;s √(2 / fan_in): for %1 inputs, √(2 / %1) = %2. In front of tanh, or without an activation, it is Xavier&apos;s (Glorot&apos;s) √(2 / (fan_in + fan_out)).</source>
        <translation>Aquella con la que cada capa transmite tanto como recibe, hacia delante y hacia atrás. Delante de una ReLU es la de He, √(2 / fan_in): con %1 entradas, √(2 / %1) = %2. Delante de tanh, o sin activación, es la de Xavier (Glorot), √(2 / (fan_in + fan_out)).</translation>
    </message>
    <message>
        <source>What does the second layer hold?</source>
        <translation>¿Qué hay en la segunda capa?</translation>
    </message>
    <message>
        <source>When do gradients explode?</source>
        <translation>¿Cuándo explotan los gradientes?</translation>
    </message>
    <message>
        <source>When do gradients vanish?</source>
        <translation>¿Cuándo se desvanecen los gradientes?</translation>
    </message>
    <message>
        <source>When the weights are too large: where ½ · fan_in · σ² and ½ · fan_out · σ² are above 1, signal and gradient grow in every layer. With %1 times He&apos;s variance in %2 layers, σ of the gradient in layer 1 is %3 times that at the output; with He&apos;s variance, %4. Steps with such gradients make the weights so large that numbers overflow.</source>
        <translation>Cuando los pesos son demasiado grandes: donde ½ · fan_in · σ² y ½ · fan_out · σ² pasan de 1, la señal y el gradiente crecen en cada capa. Con %1 veces la varianza de He en %2 capas, σ del gradiente en la capa 1 es %3 veces la que tiene en la salida; con la varianza de He, %4. Los pasos con tales gradientes hacen los pesos tan grandes que los números se desbordan.</translation>
    </message>
    <message>
        <source>Which filters does a Conv2D layer of Keras start with?</source>
        <translation>¿Con qué filtros empieza una capa Conv2D de Keras?</translation>
    </message>
    <message>
        <source>Which σ is best?</source>
        <translation>¿Qué σ es la mejor?</translation>
    </message>
    <message>
        <source>Which filter finds the X?</source>
        <translation>¿Qué filtro encuentra la X?</translation>
    </message>
    <message>
        <source>Why 4, 16 or 36 weights for the same image?</source>
        <translation>¿Por qué 4 pesos, 16 o 36, para la misma imagen?</translation>
    </message>
    <message>
        <source>Why not start with all weights at zero?</source>
        <translation>¿Por qué no empezar con todos los pesos en cero?</translation>
    </message>
    <message>
        <source>Why should inputs and weights have zero mean?</source>
        <translation>¿Por qué deben tener media cero las entradas y los pesos?</translation>
    </message>
</context>
<context>
    <name>waiting</name>
    <message>
        <source>Analyzing the network…</source>
        <translation>Analizando la red…</translation>
    </message>
    <message>
        <source>Compiling kernels…</source>
        <translation>Compilando núcleos…</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Leyendo las imágenes…</translation>
    </message>
</context>
</TS>

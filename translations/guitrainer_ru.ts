<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>A laboratory for convolution filters: choose an initialization, train, watch edges form.</source>
        <translation>Лаборатория свёрточных фильтров: выберите инициализацию, обучите сеть и смотрите, как возникают края.</translation>
    </message>
    <message>
        <source>About guitrainer</source>
        <translation>О программе guitrainer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the versions, for a bug report</source>
        <translation>Скопировать версии для сообщения об ошибке</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Qt is used under the LGPL, version 3.</source>
        <translation>Свободная программа под лицензией MIT. Qt используется под лицензией LGPL версии 3.</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>%1, step %2</source>
        <translation>%1, шаг %2</translation>
    </message>
    <message>
        <source>Responds most to %1 (%2 on average), then to %3 (%4).</source>
        <translation>Сильнее всего отвечает на %1 (в среднем %2), затем на %3 (%4).</translation>
    </message>
    <message>
        <source>Responds equally to %1 and %3 (%2 and %4 on average).</source>
        <translation>Одинаково отвечает на %1 и %3 (в среднем %2 и %4).</translation>
    </message>
    <message>
        <source>Best patches</source>
        <translation>Лучшие фрагменты</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>По классам</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Класс %1</translation>
    </message>
    <message>
        <source>Find a filter for a class</source>
        <translation>Найти фильтр для класса</translation>
    </message>
    <message>
        <source>Find one for…</source>
        <translation>Найти для…</translation>
    </message>
    <message>
        <source>Mean of the highest response, by class</source>
        <translation>Среднее наибольшего отклика, по классам</translation>
    </message>
    <message>
        <source>Next filter</source>
        <translation>Следующий фильтр</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Следующая картинка</translation>
    </message>
    <message>
        <source>No filter sees the picture directly: the first layer is not a convolution.</source>
        <translation>Ни один фильтр не видит саму картинку: первый слой — не свёртка.</translation>
    </message>
    <message>
        <source>None of the first %1 training images is of class %2.</source>
        <translation>Среди первых обучающих изображений (%1) нет ни одного класса %2.</translation>
    </message>
    <message>
        <source>Open the experiment shapes-xo: some of its filters learn to respond to the X</source>
        <translation>Открыть эксперимент shapes-xo: часть его фильтров начинает отвечать на X</translation>
    </message>
    <message>
        <source>Previous filter</source>
        <translation>Предыдущий фильтр</translation>
    </message>
    <message>
        <source>Select the filter that responds most to this class, and show such an image</source>
        <translation>Выбрать фильтр, который сильнее всех отвечает на этот класс, и показать такое изображение</translation>
    </message>
    <message>
        <source>Show another test image</source>
        <translation>Показать другое тестовое изображение</translation>
    </message>
    <message>
        <source>Top classes</source>
        <translation>Классы с наибольшим откликом</translation>
    </message>
    <message>
        <source>Try it with X, O and +</source>
        <translation>Попробовать на X, O и +</translation>
    </message>
    <message>
        <source>What a filter responds to</source>
        <translation>На что отвечает фильтр</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>фильтр</translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation>фильтр %1 из %2</translation>
    </message>
    <message>
        <source>patch %1</source>
        <translation>фрагмент %1</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>картинка</translation>
    </message>
    <message>
        <source>response</source>
        <translation>отклик</translation>
    </message>
    <message>
        <source>response ≤ %1</source>
        <translation>отклик ≤ %1</translation>
    </message>
    <message>
        <source>test image: %1</source>
        <translation>тест: %1</translation>
    </message>
</context>
<context>
    <name>AxesQuestion</name>
    <message>
        <source>%1 is stored as %2. The file does not say which of these axes are the filters, the inputs, the height and the width. Choose:</source>
        <translation>%1 хранится как %2. Файл не говорит, какие из этих осей — фильтры, входы, высота и ширина. Выберите:</translation>
    </message>
    <message>
        <source>A filter if the order is %1</source>
        <translation>Фильтр, если порядок — %1</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Порядок осей</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
</context>
<context>
    <name>BackwardStage</name>
    <message>
        <source>Click, drag or use the arrow keys to move the window.</source>
        <translation>Щёлкните, перетащите или используйте стрелки, чтобы сдвинуть окно.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Дважды щёлкните число или нажмите F2, чтобы ввести другое.</translation>
    </message>
    <message>
        <source>The gradient of the input, overlaid, and the filter after one step</source>
        <translation>Градиент входа с наложением и фильтр после одного шага</translation>
    </message>
    <message>
        <source>The gradient of the weights: gradient × what the window saw, summed</source>
        <translation>Градиент весов: градиент × увиденное окном, в сумме</translation>
    </message>
    <message>
        <source>∂L/∂y · window</source>
        <translation>∂L/∂y · окно</translation>
    </message>
</context>
<context>
    <name>BiasRow</name>
    <message>
        <source>As in the library</source>
        <translation>Как в библиотеке</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Смещ.</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>Инициализация смещения</translation>
    </message>
    <message>
        <source>Bias: %1</source>
        <translation>Смещение: %1</translation>
    </message>
    <message>
        <source>How the bias is initialized. Zero is usual: the random weights already break the symmetry.</source>
        <translation>Как инициализируется смещение. Обычно нулём: симметрию уже нарушают случайные веса.</translation>
    </message>
    <message>
        <source>This layer has none</source>
        <translation>У этого слоя его нет</translation>
    </message>
    <message>
        <source>Zeros, as usual</source>
        <translation>Нули, как обычно</translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>%1; bias %2</source>
        <translation>%1; смещение %2</translation>
    </message>
    <message>
        <source>All layers and initializers as well</source>
        <translation>И остальные слои и инициализаторы</translation>
    </message>
    <message>
        <source>Convolution or dense</source>
        <translation>Свёртка или полносвязный</translation>
    </message>
    <message>
        <source>Defaults of all libraries</source>
        <translation>Значения по умолчанию всех библиотек</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>Вид слоя</translation>
    </message>
    <message>
        <source>Largest weight that can be drawn</source>
        <translation>Наибольший возможный вес</translation>
    </message>
    <message>
        <source>Number of groups; the inputs in the shape are those of one group</source>
        <translation>Число групп; входы в форме относятся к одной группе</translation>
    </message>
    <message>
        <source>Race the selected defaults</source>
        <translation>Гонка выбранных значений</translation>
    </message>
    <message>
        <source>Rows with the same letter draw the same weights</source>
        <translation>Строки с одной буквой берут одинаковые веса</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Стандартное отклонение весов</translation>
    </message>
    <message>
        <source>The density, all on one scale</source>
        <translation>Плотность, все в одном масштабе</translation>
    </message>
    <message>
        <source>Train the whole network with the defaults of the selected libraries in lockstep, in the Race room; hold Ctrl to select several rows</source>
        <translation>Обучать всю сеть со значениями по умолчанию выбранных библиотек шаг в шаг, в комнате «Гонка»; чтобы выбрать несколько строк, удерживайте Ctrl</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>Транспонированная свёртка</translation>
    </message>
    <message>
        <source>Variance of the weights</source>
        <translation>Дисперсия весов</translation>
    </message>
    <message>
        <source>What layers of this kind draw if no initializer is named</source>
        <translation>Что берут слои этого вида, если инициализатор не указан</translation>
    </message>
    <message>
        <source>What the variance is divided by, as the library counts it</source>
        <translation>На что делится дисперсия, как считает библиотека</translation>
    </message>
    <message>
        <source>all rules</source>
        <translation>все правила</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>по умолчанию</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>fan</translation>
    </message>
    <message>
        <source>library</source>
        <translation>библиотека</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>предел</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>измерено %1</translation>
    </message>
    <message>
        <source>none; if asked for, %1</source>
        <translation>нет; если запросить, %1</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>ортогональное</translation>
    </message>
    <message>
        <source>read in its source code, not measured</source>
        <translation>прочитано в исходном коде, не измерено</translation>
    </message>
    <message>
        <source>same</source>
        <translation>то же</translation>
    </message>
    <message>
        <source>uniform from 0</source>
        <translation>равномерное от 0</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Number in the cell</source>
        <translation>Число в клетке</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Previous channel</source>
        <translation>Предыдущий канал</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>Следующий канал</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>синий</translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation>канал %1 из %2</translation>
    </message>
    <message>
        <source>channel %1 of %2; the filter sees only group %3 of %4</source>
        <translation>канал %1 из %2; фильтр видит только группу %3 из %4</translation>
    </message>
    <message>
        <source>green</source>
        <translation>зелёный</translation>
    </message>
    <message>
        <source>the products add up to %1</source>
        <translation>его произведения в сумме %1</translation>
    </message>
    <message>
        <source>red</source>
        <translation>красный</translation>
    </message>
</context>
<context>
    <name>CloseUp</name>
    <message>
        <source>All layers</source>
        <translation>Все слои</translation>
    </message>
    <message>
        <source>Highest value %1, at row %4, column %5; rank %2 of %3 in this layer. Above 0 at %6 of the positions.</source>
        <translation>Наибольшее значение %1, строка %4, столбец %5; место %2 из %3 в этом слое. Выше 0 в %6 мест.</translation>
    </message>
    <message>
        <source>Back to all layers (Esc)</source>
        <translation>Назад ко всем слоям (Esc)</translation>
    </message>
    <message>
        <source>Its output for the image, and its filter</source>
        <translation>Его выход для изображения и его фильтр</translation>
    </message>
    <message>
        <source>Its value is %1: rank %2 of %3 in this layer.</source>
        <translation>Его значение %1: место %2 из %3 в этом слое.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Next map of this layer</source>
        <translation>Следующая карта этого слоя</translation>
    </message>
    <message>
        <source>Previous map of this layer</source>
        <translation>Предыдущая карта этого слоя</translation>
    </message>
    <message>
        <source>Stimuli</source>
        <translation>Стимулы</translation>
    </message>
    <message>
        <source>The images that excite it most, and its receptive field</source>
        <translation>Изображения, которые сильнее всего его возбуждают, и его рецептивное поле</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>Это изображение</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Что показано</translation>
    </message>
    <message>
        <source>all units of the layer, in rows of %1</source>
        <translation>все нейроны слоя, строками по %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>фильтр</translation>
    </message>
    <message>
        <source>image</source>
        <translation>изображение</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>карта %1</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>нейрон %1</translation>
    </message>
</context>
<context>
    <name>CompareRoom</name>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Left run</source>
        <translation>Запуск слева</translation>
    </message>
    <message>
        <source>None: both runs have the same settings and seed.</source>
        <translation>Никакие: у обоих запусков одни и те же настройки и одно зерно.</translation>
    </message>
    <message>
        <source>On stage: %1</source>
        <translation>На экране: %1</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>Чтение запуска…</translation>
    </message>
    <message>
        <source>Right run</source>
        <translation>Запуск справа</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Различия в настройках</translation>
    </message>
    <message>
        <source>Step of both runs</source>
        <translation>Шаг обоих запусков</translation>
    </message>
    <message>
        <source>Two runs</source>
        <translation>Два запуска</translation>
    </message>
    <message>
        <source>Compare two runs side by side. Train, change one setting, and train again.</source>
        <translation>Здесь можно сравнить два запуска рядом. Обучите сеть, измените одну настройку и обучите снова.</translation>
    </message>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1, зёрен: %2</translation>
    </message>
    <message>
        <source>A line for each run; for settings with several seeds, their mean, and a band from the lowest to the highest.</source>
        <translation>По линии на запуск; если у настроек несколько зёрен — среднее и полоса от наименьшего до наибольшего.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>слева</translation>
    </message>
    <message>
        <source>right</source>
        <translation>справа</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n шаг</numerusform>
            <numerusform>%n шага</numerusform>
            <numerusform>%n шагов</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on test images</source>
        <translation>Точность на тестовых изображениях</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Compare the three</source>
        <translation>Сравнить все три</translation>
    </message>
    <message>
        <source>Steps per training</source>
        <translation>Шагов в каждом обучении</translation>
    </message>
    <message>
        <source>This experiment three times, but shorter: with the bank (or your own filters), with frozen noise, and learned from noise.</source>
        <translation>Этот эксперимент трижды, но короче: с набором (или вашими фильтрами), с замороженным шумом и с обучением из шума.</translation>
    </message>
    <message>
        <source>Train the network three times, with the same seed; the first filters differ</source>
        <translation>Обучить сеть трижды с одним зерном; различаются первые фильтры</translation>
    </message>
    <message>
        <source>Training for another experiment is still in progress. Stop it to compare again.</source>
        <translation>Обучение для другого эксперимента ещё идёт. Остановите его, чтобы сравнить заново.</translation>
    </message>
    <message>
        <source>Training: %1, step %2 of %3</source>
        <translation>Обучение: %1, шаг %2 из %3</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted as %2</source>
        <translation>
            <numerusform>%n изображение «%1», принято за %2</numerusform>
            <numerusform>%n изображения «%1», приняты за %2</numerusform>
            <numerusform>%n изображений «%1», принято за %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted correctly</source>
        <translation>
            <numerusform>%n изображение «%1», распознано верно</numerusform>
            <numerusform>%n изображения «%1», распознаны верно</numerusform>
            <numerusform>%n изображений «%1», распознано верно</numerusform>
        </translation>
    </message>
    <message>
        <source>true class</source>
        <translation>верный класс</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>предсказанный класс</translation>
    </message>
</context>
<context>
    <name>ContestantRow</name>
    <message>
        <source>Name of contestant %1</source>
        <translation>Имя участника %1</translation>
    </message>
    <message>
        <source>Remove this contestant</source>
        <translation>Убрать этого участника</translation>
    </message>
    <message>
        <source>Settings as in the terminal, separated by commas, such as init=he_normal, std=0.1 or training.optimizer=adam</source>
        <translation>Настройки как в терминале, через запятую, например init=he_normal, std=0.1 или training.optimizer=adam</translation>
    </message>
    <message>
        <source>Settings of contestant %1</source>
        <translation>Настройки участника %1</translation>
    </message>
    <message>
        <source>the experiment as it is</source>
        <translation>эксперимент как есть</translation>
    </message>
</context>
<context>
    <name>ContestantWall</name>
    <message>
        <source>%1 edges</source>
        <translation>краёв: %1</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Фильтры: %1</translation>
    </message>
    <message>
        <source>No filters to show.</source>
        <translation>Нет фильтров для показа.</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>разошлось</translation>
    </message>
</context>
<context>
    <name>ContestantsCard</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a contestant, up to eight</source>
        <translation>Добавить участника, не больше восьми</translation>
    </message>
    <message>
        <source>Contestants</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Contestants to start from</source>
        <translation>Участники для начала</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Continue the race where it stopped</source>
        <translation>Продолжить гонку с того места, где она остановилась</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>Initialization schemes</source>
        <translation>Схемы инициализации</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Скорости обучения</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>Оптимизаторы</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Pause all contestants</source>
        <translation>Остановить всех участников на время</translation>
    </message>
    <message>
        <source>Save the race among the sweeps, to open its runs on the stage</source>
        <translation>Сохранить гонку среди переборов, чтобы открывать её запуски на сцене</translation>
    </message>
    <message>
        <source>Save the runs</source>
        <translation>Сохранить запуски</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Зёрна</translation>
    </message>
    <message>
        <source>Standard deviations</source>
        <translation>Стандартные отклонения</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>Начать гонку</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>With several seeds, the curves become bands from the lowest to the highest</source>
        <translation>С несколькими зёрнами кривые становятся полосами от нижней до верхней</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>10 layers of 100 units, ReLU and He normal</source>
        <translation>10 слоёв по 100 нейронов, ReLU и Хе (норм.)</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Активация</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>В начало</translation>
    </message>
    <message>
        <source>Divides every weight, and so σ; the variance changes by its square</source>
        <translation>Делит каждый вес, а с ним и σ; дисперсия меняется как квадрат</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Слои</translation>
    </message>
    <message>
        <source>Like my network</source>
        <translation>Как моя сеть</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>None (linear)</source>
        <translation>Нет (линейная)</translation>
    </message>
    <message>
        <source>Scale down ÷ σ</source>
        <translation>Уменьшить ÷ σ</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Схема</translation>
    </message>
    <message>
        <source>The activation after every layer; a ReLU passes on half of the signal&apos;s power</source>
        <translation>Что следует за каждым слоем; ReLU пропускает половину мощности сигнала</translation>
    </message>
    <message>
        <source>Use the depth, activation and scheme of the network in the Train room</source>
        <translation>Взять глубину, активацию и схему у сети из раздела «Обучение»</translation>
    </message>
    <message>
        <source>The fan_in of every layer; narrow networks deviate more from theory</source>
        <translation>fan_in каждого слоя; узкие сети сильнее отклоняются от теории</translation>
    </message>
    <message>
        <source>Multiplies the variance of the scheme; σ changes by its square root</source>
        <translation>Умножает дисперсию схемы; σ меняется как корень</translation>
    </message>
    <message>
        <source>The rule that sets σ of the weights before the factors</source>
        <translation>Правило, задающее σ весов до множителей</translation>
    </message>
    <message>
        <source>Units per layer</source>
        <translation>Нейронов в слое</translation>
    </message>
    <message>
        <source>Variance factor × σ²</source>
        <translation>Множитель × σ²</translation>
    </message>
    <message>
        <source>Number of layers that each scale the signal</source>
        <translation>Число слоёв, каждый из которых масштабирует сигнал</translation>
    </message>
</context>
<context>
    <name>ConvolutionRoom</name>
    <message>
        <source>Backward</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Backward, it is a convolution: every pixel gets the sum of filter × gradient under its stamp.</source>
        <translation>Назад это свёртка: каждый пиксель получает сумму фильтр × градиент под своим отпечатком.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Свёртка</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Every pixel stamps the filter on the output, multiplied by its value; where stamps overlap, they are added up.</source>
        <translation>Каждый пиксель отпечатывает на выходе фильтр, умноженный на значение пикселя; где отпечатки перекрываются, они складываются.</translation>
    </message>
    <message>
        <source>Every position where a weight was used adds to its gradient; the sum updates the weight once.</source>
        <translation>Каждое место, где применялся вес, добавляет к его градиенту; сумма обновляет вес один раз.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>From the gradient of the output to the weights and the picture</source>
        <translation>От градиента выхода к весам и картинке</translation>
    </message>
    <message>
        <source>From the picture to the output</source>
        <translation>От картинки к выходу</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Подготовка…</translation>
    </message>
    <message>
        <source>The filter slides over the picture</source>
        <translation>Фильтр скользит по картинке</translation>
    </message>
    <message>
        <source>The other way around: every pixel adds the filter to a larger output</source>
        <translation>В обратную сторону: каждый пиксель прибавляет фильтр к большему выходу</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>Транспонированная</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>On stage</source>
        <translation>На экране</translation>
    </message>
    <message>
        <source>1-D example</source>
        <translation>Пример 1-D</translation>
    </message>
    <message>
        <source>Backpropagation by hand: a filter of 2 weights slides over 3 numbers</source>
        <translation>Обратное распространение вручную: фильтр из 2 весов скользит по 3 числам</translation>
    </message>
    <message>
        <source>The filter slides over the picture; at each position, the products are summed into one number of the output.</source>
        <translation>Фильтр скользит по картинке; в каждом месте произведения складываются в одно число выхода.</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>All runs with their settings and results.</source>
        <translation>Все запуски с их настройками и результатами.</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Гистограммы</translation>
    </message>
    <message>
        <source>How activations and gradients pass through the layers.</source>
        <translation>Как активации и градиенты проходят через слои.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Loss, accuracy and edges, learning rate.</source>
        <translation>Потери, точность и края, скорость обучения.</translation>
    </message>
    <message>
        <source>Page shown</source>
        <translation>Показанная страница</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Сигналы</translation>
    </message>
    <message>
        <source>Weights, gradients and activations of a layer over the steps.</source>
        <translation>Веса, градиенты и активации слоя по шагам.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Restored edits</source>
        <translation>Восстановленные правки</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Answer the open dialog first.</source>
        <translation>Сначала ответьте в открытом окне.</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Эксперименты</translation>
    </message>
    <message>
        <source>No short command describes this network, so it is read from a file.</source>
        <translation>Короткой команды для этой сети нет, поэтому она читается из файла.</translation>
    </message>
    <message>
        <source>Runs are always saved; this is about the edited experiment.</source>
        <translation>Запуски сохраняются всегда; речь об изменённом эксперименте.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>Сохранить эксперимент</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>Сохранить изменения в %1?</translation>
    </message>
    <message>
        <source>Save this experiment to a file?</source>
        <translation>Сохранить этот эксперимент в файл?</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Сохранено: %1</translation>
    </message>
</context>
<context>
    <name>DrawnSection</name>
    <message>
        <source>All weights are %1: every filter receives the same gradient, so the filters stay equal forever. Only random weights break the symmetry.</source>
        <translation>Все веса равны %1: каждый фильтр получает один и тот же градиент, и они навсегда остаются равными. Симметрию нарушают только случайные веса.</translation>
    </message>
    <message>
        <source>All weights are 0: no gradient gets past this layer, and its filters stay equal forever. Only random weights break the symmetry.</source>
        <translation>Все веса равны 0: градиент не проходит через этот слой, и его фильтры навсегда остаются равными. Симметрию нарушают только случайные веса.</translation>
    </message>
    <message>
        <source>Requested and actual</source>
        <translation>Задано и получено</translation>
    </message>
    <message>
        <source>Bars: the weights as drawn. Curve: the density they were drawn from. The small ticks are at ±σ. The more weights a layer has, the closer they agree.</source>
        <translation>Столбцы: полученные веса. Кривая: плотность, из которой они взяты. Маленькие засечки стоят на ±σ. Чем больше весов в слое, тем точнее совпадение.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Взять другие</translation>
    </message>
    <message>
        <source>Histogram of the weights</source>
        <translation>Гистограмма весов</translation>
    </message>
    <message>
        <source>Different random numbers from the same distribution: the next seed</source>
        <translation>Другие случайные числа из того же распределения: следующее зерно</translation>
    </message>
    <message>
        <source>requested σ</source>
        <translation>σ задано</translation>
    </message>
    <message>
        <source>drawn mean</source>
        <translation>среднее получено</translation>
    </message>
    <message>
        <source>drawn σ</source>
        <translation>σ получено</translation>
    </message>
</context>
<context>
    <name>EdgeCurve</name>
    <message>
        <source>These filters are too small or too large to score</source>
        <translation>Эти фильтры слишком малы или слишком велики для оценки</translation>
    </message>
</context>
<context>
    <name>Enlargement</name>
    <message>
        <source>It comes after %1, whose outputs are not recorded.</source>
        <translation>Он стоит за %1, чьи выходы не записываются.</translation>
    </message>
    <message>
        <source>All filters</source>
        <translation>Все фильтры</translation>
    </message>
    <message>
        <source>Filter %1 of %2</source>
        <translation>Фильтр %1 из %2</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>Чтение изображений…</translation>
    </message>
    <message>
        <source>Show all filters (Esc)</source>
        <translation>Показать все фильтры (Esc)</translation>
    </message>
    <message>
        <source>The feature map before the activation: orange above zero, blue below.</source>
        <translation>Карта признаков до активации: оранжевое выше нуля, синее ниже.</translation>
    </message>
    <message>
        <source>The filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Previous filter (←)</source>
        <translation>Предыдущий фильтр (←)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Входы</translation>
    </message>
    <message>
        <source>Its slice for every input channel, and what that channel is</source>
        <translation>Его срез для каждого входного канала и что это за канал</translation>
    </message>
    <message>
        <source>Its weights, its spectrum, and its response to an image</source>
        <translation>Его веса, спектр и отклик на изображение</translation>
    </message>
    <message>
        <source>Next filter (→)</source>
        <translation>Следующий фильтр (→)</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>Следующее тестовое изображение</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>Предыдущее тестовое изображение</translation>
    </message>
    <message>
        <source>Stimuli</source>
        <translation>Стимулы</translation>
    </message>
    <message>
        <source>The frame marks the strongest response of the filter, positive or negative.</source>
        <translation>Рамка показывает, где отклик фильтра сильнее всего, положительный или отрицательный.</translation>
    </message>
    <message>
        <source>The images that excite it most, and its receptive field</source>
        <translation>Изображения, которые сильнее всего его возбуждают, и его рецептивное поле</translation>
    </message>
    <message>
        <source>What is shown of the filter</source>
        <translation>Что показано о фильтре</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>в начале</translation>
    </message>
    <message>
        <source>change since</source>
        <translation>изменение с тех пор</translation>
    </message>
    <message>
        <source>change up to step %1</source>
        <translation>изменение до шага %1</translation>
    </message>
    <message>
        <source>gradient at step %1</source>
        <translation>градиент на шаге %1</translation>
    </message>
    <message>
        <source>its response</source>
        <translation>его отклик</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>numbers in units of %1</source>
        <translation>числа в единицах %1</translation>
    </message>
    <message>
        <source>test image</source>
        <translation>тестовое изображение</translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation>тестовое изображение %1 из %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>узор, общий для большинства его входов (%n)</numerusform>
            <numerusform>узор, общий для большинства его входов (%n)</numerusform>
            <numerusform>узор, общий для большинства его входов (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>weights at step %1</source>
        <translation>веса на шаге %1</translation>
    </message>
</context>
<context>
    <name>EntryCloseUp</name>
    <message>
        <source>One entry</source>
        <translation>Один элемент</translation>
    </message>
    <message>
        <source>One entry: %1</source>
        <translation>Один элемент: %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>фильтр</translation>
    </message>
    <message>
        <source>input</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>output</source>
        <translation>выход</translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>%1 images of %2</source>
        <translation>изображений: %1, %2</translation>
    </message>
    <message>
        <source>%1 for testing</source>
        <translation>%1 для теста</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n класс</numerusform>
            <numerusform>%n класса</numerusform>
            <numerusform>%n классов</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Эксперимент</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Скорости</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Чтение изображений…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>also during training</source>
        <translation>и во время обучения</translation>
    </message>
    <message>
        <source>images of %1</source>
        <translation>изображения: %1</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Choose where to save it</source>
        <translation>Выбрать, куда записать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Рисуется…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Export to a new folder in</source>
        <translation>Экспорт в новую папку внутри</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Экспорт в</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Скопировано: %1</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Копировать как команду</translation>
    </message>
    <message>
        <source>Exported %1 to %2</source>
        <translation>%1 экспортировано в %2</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Nothing to export yet. Press Train first.</source>
        <translation>Пока нечего экспортировать. Сначала нажмите «Обучить».</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Что экспортировать</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Все слои</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Все числа</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Наибольший размер</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>График</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>all recorded</source>
        <translation>все записанные</translation>
    </message>
    <message>
        <source>at the marker, %1</source>
        <translation>у метки, %1</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>тёмные</translation>
    </message>
    <message>
        <source>light, for paper</source>
        <translation>светлые, для бумаги</translation>
    </message>
    <message>
        <source>newest, %1</source>
        <translation>последний, %1</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>без ограничения</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
            <numerusform>… и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Accepted: %1.</source>
        <translation>Допустимо: %1.</translation>
    </message>
    <message>
        <source>Can be left empty.</source>
        <translation>Можно оставить пустым.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>Выбрать файл</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n item(s) dropped; accepted: one at a time</source>
        <translation>
            <numerusform>брошен %n объект; допускается по одному</numerusform>
            <numerusform>брошено %n объекта; допускается по одному</numerusform>
            <numerusform>брошено %n объектов; допускается по одному</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete the run %1?</source>
        <translation>Удалить запуск %1?</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>Delete the sweep %1?</source>
        <translation>Удалить перебор %1?</translation>
    </message>
    <message>
        <source>It continues in its own folder. Cosine and one-cycle schedules restart. Steps to add:</source>
        <translation>Он продолжится в своей папке. Расписания «косинус» и «один цикл» начнутся заново. Сколько шагов добавить:</translation>
    </message>
    <message>
        <source>Its filters, curves and checkpoint will be permanently deleted.</source>
        <translation>Его фильтры, кривые и контрольная точка будут удалены навсегда.</translation>
    </message>
    <message>
        <source>Its table, filters, report and runs will be permanently deleted.</source>
        <translation>Его таблица, фильтры, отчёт и запуски будут удалены навсегда.</translation>
    </message>
    <message>
        <source>No finished run is on stage.</source>
        <translation>На экране нет завершённого запуска.</translation>
    </message>
    <message>
        <source>Only a completed run can be trained further.</source>
        <translation>Дообучить можно только завершённый запуск.</translation>
    </message>
    <message>
        <source>Open a file of a trained network</source>
        <translation>Открыть файл обученной сети</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>Открыть эксперимент</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Открыть папку запуска</translation>
    </message>
    <message>
        <source>The previous run has been saved and can be resumed.</source>
        <translation>Прежний запуск сохранён, его можно продолжить.</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Дообучить</translation>
    </message>
    <message>
        <source>Train the run %1 further?</source>
        <translation>Дообучить запуск %1?</translation>
    </message>
    <message>
        <source>accepted: an experiment (.toml), a run folder, images with labels, a file of a trained network</source>
        <translation>принимается: эксперимент (.toml), папка запуска, изображения с метками, файл обученной сети</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>нет такого файла или папки</translation>
    </message>
</context>
<context>
    <name>FilterActions</name>
    <message>
        <source>%1 is %2. No layer of the experiment has this shape: %3. Change its filters or its kernel size in the Train room.</source>
        <translation>%1 имеет форму %2. Ни у одного слоя эксперимента нет такой формы: %3. Измените число или размер фильтров в комнате «Обучение».</translation>
    </message>
    <message>
        <source>%1 starts from %2</source>
        <translation>%1 начинает с %2</translation>
    </message>
    <message>
        <source>Export the filters</source>
        <translation>Экспорт фильтров</translation>
    </message>
    <message>
        <source>Filters of a network</source>
        <translation>Фильтры сети</translation>
    </message>
    <message>
        <source>Pictures, films and numbers</source>
        <translation>Картинки, фильмы и числа</translation>
    </message>
</context>
<context>
    <name>FilterCard</name>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Фильтр %1</translation>
    </message>
    <message>
        <source>The filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>of %1 in %2</source>
        <translation>из %1 в %2</translation>
    </message>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>узор, общий для большинства его входов (%n)</numerusform>
            <numerusform>узор, общий для большинства его входов (%n)</numerusform>
            <numerusform>узор, общий для большинства его входов (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <source>Enlarge</source>
        <translation>Увеличить</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Фильтр %1</translation>
    </message>
    <message>
        <source>No filter to show.</source>
        <translation>Нет фильтра для показа.</translation>
    </message>
    <message>
        <source>Show the filter large</source>
        <translation>Показать фильтр крупно</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>start</source>
        <translation>начало</translation>
    </message>
</context>
<context>
    <name>FilterSide</name>
    <message>
        <source>%1 edges</source>
        <translation>краёв: %1</translation>
    </message>
    <message>
        <source>%1: checkpoint</source>
        <translation>%1: контрольная точка</translation>
    </message>
    <message>
        <source>%1: file</source>
        <translation>%1: файл</translation>
    </message>
    <message>
        <source>%1: filters</source>
        <translation>%1: фильтры</translation>
    </message>
    <message>
        <source>%1: layer</source>
        <translation>%1: слой</translation>
    </message>
    <message numerus="yes">
        <source>%n orientation(s)</source>
        <translation>
            <numerusform>%n направление</numerusform>
            <numerusform>%n направления</numerusform>
            <numerusform>%n направлений</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the order of the axes on the left.</source>
        <translation>Выберите порядок осей слева.</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, Home, End and Space</source>
        <translation>Перетащите или используйте стрелки, Home, End и пробел</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Левая сторона</translation>
    </message>
    <message>
        <source>Play all checkpoints (Space)</source>
        <translation>Показать все контрольные точки по порядку (пробел)</translation>
    </message>
    <message>
        <source>Reading the filters…</source>
        <translation>Чтение фильтров…</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Правая сторона</translation>
    </message>
    <message>
        <source>Too small or too large to score</source>
        <translation>Слишком малы или велики для оценки</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>оценка %1</translation>
    </message>
</context>
<context>
    <name>FiltersRoom</name>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>As a picture, film or numbers</source>
        <translation>Как картинку, фильм или числа</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Копировать как команду</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>File of a trained network…</source>
        <translation>Файл обученной сети…</translation>
    </message>
    <message>
        <source>Filters of any network</source>
        <translation>Фильтры любой сети</translation>
    </message>
    <message>
        <source>Folder of checkpoints, run or SavedModel…</source>
        <translation>Папка контрольных точек, запуск или SavedModel…</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>Сети ещё нет</translation>
    </message>
    <message>
        <source>Open a file of a trained network</source>
        <translation>Открыть файл обученной сети</translation>
    </message>
    <message>
        <source>Open a file of a trained network to see its filters: PyTorch, safetensors, Keras, ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. A folder of checkpoints, such as epoch_1.pt to epoch_20.pt, or a run becomes a film. You can also drop them onto the window. Nothing in a file is executed.</source>
        <translation>Откройте файл обученной сети, чтобы увидеть её фильтры: PyTorch, safetensors, Keras, ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. Папка контрольных точек, например от epoch_1.pt до epoch_20.pt, или запуск становится фильмом. Их можно и перетащить в окно. Ничто из файла не выполняется.</translation>
    </message>
    <message>
        <source>Open a file or a folder</source>
        <translation>Открыть файл или папку</translation>
    </message>
    <message>
        <source>Open a folder of checkpoints, a run or a SavedModel</source>
        <translation>Открыть папку контрольных точек, запуск или SavedModel</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Открыть папку…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Открыть…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Чтение %1…</translation>
    </message>
    <message>
        <source>Show two files, layers or checkpoints</source>
        <translation>Показать два файла, слоя или две контрольные точки</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Рядом</translation>
    </message>
    <message>
        <source>Start a layer of the experiment from them</source>
        <translation>Начать с них слой эксперимента</translation>
    </message>
    <message>
        <source>Use these filters</source>
        <translation>Использовать фильтры</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>изменено: %n</numerusform>
            <numerusform>изменено: %n</numerusform>
            <numerusform>изменено: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>FormulaCard</name>
    <message>
        <source>How many inputs feed one output: window height × width × input channels. The larger it is, the smaller the weights must be for the signal to keep its size.</source>
        <translation>Сколько входов питает один выход: высота × ширина окна × входные каналы. Чем их больше, тем меньше должны быть веса, чтобы сигнал сохранил размер.</translation>
    </message>
    <message>
        <source>How many outputs one input feeds: window height × width × number of filters. It determines how the gradient scales on its way back.</source>
        <translation>Сколько выходов питает один вход: высота × ширина окна × число фильтров. Этим определяется, как меняется величина градиента на обратном пути.</translation>
    </message>
</context>
<context>
    <name>ForwardStage</name>
    <message>
        <source>Click a product to see where it comes from.</source>
        <translation>Щёлкните произведение, чтобы увидеть, откуда оно.</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to move the window.</source>
        <translation>Щёлкните, перетащите или используйте стрелки, чтобы сдвинуть окно.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Дважды щёлкните число или нажмите F2, чтобы ввести другое.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Произведения</translation>
    </message>
    <message>
        <source>The sum at this position</source>
        <translation>Сумма в этом месте</translation>
    </message>
    <message>
        <source>all channels: %1 = %2</source>
        <translation>все каналы: %1 = %2</translation>
    </message>
    <message>
        <source>output in row %1, column %2</source>
        <translation>выход в строке %1, столбце %2</translation>
    </message>
    <message>
        <source>sum %1 + bias %2 = %3</source>
        <translation>сумма %1 + смещение %2 = %3</translation>
    </message>
    <message>
        <source>the products, summed row by row: %1 = %2</source>
        <translation>произведения, сложенные по строкам: %1 = %2</translation>
    </message>
</context>
<context>
    <name>GaugePanel</name>
    <message>
        <source>%1 of %2 directions</source>
        <translation>направл.: %1 из %2</translation>
    </message>
    <message>
        <source>Mean edge score of all filters: 0 is noise, 1 is a perfect edge.</source>
        <translation>Оценка края, среднее по всем фильтрам: 0 — шум, 1 — идеальный край.</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Края</translation>
    </message>
    <message>
        <source>Filters this small have no orientation, so they are not scored.</source>
        <translation>У таких маленьких фильтров нет направления, поэтому они не оцениваются.</translation>
    </message>
    <message>
        <source>How many different directions the edges have, in steps of 22.5°.</source>
        <translation>Сколько разных направлений у краёв, с шагом 22.5°.</translation>
    </message>
    <message>
        <source>How sparse the responses to test images are: 3 for Gaussian responses, more if most are near zero and a few are large. An orientation alone does not prove that a filter detects edges; compare with a control.</source>
        <translation>Насколько разрежены отклики на тестовые изображения: 3 для гауссовых откликов, больше, если большинство близко к нулю, а немногие велики. Одна лишь ориентация не доказывает, что фильтр обнаруживает края; сравните с контрольным опытом.</translation>
    </message>
    <message>
        <source>Share of edges</source>
        <translation>Доля краёв</translation>
    </message>
    <message>
        <source>Share of the filters labeled edge: a Gabor wave explains far more of them than it would of noise.</source>
        <translation>Доля фильтров с меткой «край»: волна Габора объясняет в них намного больше, чем в шуме.</translation>
    </message>
    <message>
        <source>Weak evidence: at this size, smooth noise can pass for an edge.</source>
        <translation>Слабое свидетельство: при таком размере гладкий шум может сойти за край.</translation>
    </message>
    <message>
        <source>at the start: %1</source>
        <translation>в начале: %1</translation>
    </message>
    <message>
        <source>kurtosis %1</source>
        <translation>эксцесс (куртозис) %1</translation>
    </message>
    <message>
        <source>mean score %1</source>
        <translation>ср. оценка %1</translation>
    </message>
</context>
<context>
    <name>GradientCard</name>
    <message>
        <source>Bias</source>
        <translation>Смещение</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Each number was changed by ±%1 and the loss recomputed. The largest difference is &lt;b&gt;%2&lt;/b&gt; for the weights, &lt;b&gt;%3&lt;/b&gt; for the bias and &lt;b&gt;%4&lt;/b&gt; for the input.</source>
        <translation>Каждое число изменено на ±%1, потери вычислены заново. Наибольшая разность: &lt;b&gt;%2&lt;/b&gt; у весов, &lt;b&gt;%3&lt;/b&gt; у смещения и &lt;b&gt;%4&lt;/b&gt; у входа.</translation>
    </message>
    <message>
        <source>The gradient of the input is a convolution of ∂L/∂y with the same filter, stride and padding: Dumoulin &amp; Visin (2016), chapter 4.</source>
        <translation>Градиент входа — это свёртка ∂L/∂y с тем же фильтром, шагом окна и дополнением: Dumoulin &amp; Visin (2016), глава 4.</translation>
    </message>
    <message>
        <source>∂L/∂b = %1 = &lt;b&gt;%2&lt;/b&gt;; after the update %3</source>
        <translation>∂L/∂b = %1 = &lt;b&gt;%2&lt;/b&gt;; после обновления %3</translation>
    </message>
    <message>
        <source>∂L/∂w = Σ ∂L/∂y · x and ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio &amp; Courville (2016), Deep Learning, eq. 9.11 and 9.13. Shared weights: LeCun et al. (1989), Backpropagation applied to handwritten zip code recognition.</source>
        <translation>∂L/∂w = Σ ∂L/∂y · x и ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio &amp; Courville (2016), Deep Learning, ур. 9.11 и 9.13. Общие веса: LeCun et al. (1989), Backpropagation applied to handwritten zip code recognition.</translation>
    </message>
</context>
<context>
    <name>GradientStage</name>
    <message>
        <source>Click a weight to see the sum that is its gradient.</source>
        <translation>Щёлкните вес, чтобы увидеть сумму, которая и есть его градиент.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Дважды щёлкните число или нажмите F2, чтобы ввести другое.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filter after the update</source>
        <translation>Фильтр после обновления</translation>
    </message>
    <message>
        <source>Filter w</source>
        <translation>Фильтр w</translation>
    </message>
    <message>
        <source>Gradient of the input</source>
        <translation>Градиент входа</translation>
    </message>
    <message>
        <source>Gradient of the weight in row %1, column %2: one term per position</source>
        <translation>Градиент веса в строке %1, столбце %2: по слагаемому на место</translation>
    </message>
    <message>
        <source>Gradient of the weights</source>
        <translation>Градиент весов</translation>
    </message>
    <message>
        <source>Gradient × filter</source>
        <translation>Градиент × фильтр</translation>
    </message>
    <message>
        <source>Gradient × patch</source>
        <translation>Градиент × фрагмент</translation>
    </message>
    <message>
        <source>Incoming gradient</source>
        <translation>Пришедший градиент</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Input x</source>
        <translation>Вход x</translation>
    </message>
    <message>
        <source>The gradient of this weight</source>
        <translation>Градиент этого веса</translation>
    </message>
    <message>
        <source>The update of this weight</source>
        <translation>Обновление этого веса</translation>
    </message>
    <message>
        <source>Update: %1 − %2·%3 = &lt;b&gt;%4&lt;/b&gt;, once, for all %5 positions: the weight stays shared.</source>
        <translation>Обновление: %1 − %2·%3 = &lt;b&gt;%4&lt;/b&gt;, один раз и одинаково для всех мест (%5): вес остаётся общим.</translation>
    </message>
    <message numerus="yes">
        <source>so far; %n to come</source>
        <translation>
            <numerusform>пока, остался %n</numerusform>
            <numerusform>пока, осталось %n</numerusform>
            <numerusform>пока, осталось %n</numerusform>
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
        <translation>∂L/∂w пока (%1 из %2)</translation>
    </message>
    <message>
        <source>∂L/∂x</source>
        <translation>∂L/∂x</translation>
    </message>
    <message>
        <source>∂L/∂x so far (%1 of %2)</source>
        <translation>∂L/∂x пока (%1 из %2)</translation>
    </message>
    <message>
        <source>∂L/∂y arrives</source>
        <translation>пришло ∂L/∂y</translation>
    </message>
    <message>
        <source>∂L/∂y · filter</source>
        <translation>∂L/∂y · фильтр</translation>
    </message>
</context>
<context>
    <name>GroupCurves</name>
    <message>
        <source>Accuracy</source>
        <translation>Точность</translation>
    </message>
    <message>
        <source>Curves will appear here.</source>
        <translation>Здесь появятся кривые.</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Края</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Показатель</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Куртозис</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Потери</translation>
    </message>
    <message>
        <source>Mean training loss over the images of the last 50 steps</source>
        <translation>Средние потери при обучении по изображениям последних 50 шагов</translation>
    </message>
    <message>
        <source>Share of test images classified correctly</source>
        <translation>Доля верно распознанных тестовых изображений</translation>
    </message>
    <message>
        <source>Share of the filters of the layer that are labeled edge</source>
        <translation>Доля фильтров слоя с меткой «край»</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Ten minutes with guitrainer</source>
        <translation>Десять минут с guitrainer</translation>
    </message>
</context>
<context>
    <name>HandMadeRoom</name>
    <message>
        <source>Deselect all</source>
        <translation>Снять выбор</translation>
    </message>
    <message>
        <source>Choose or paint filters, put them into a layer, and see how well they do.</source>
        <translation>Выберите или нарисуйте фильтры, вставьте их в слой и посмотрите, как они справятся.</translation>
    </message>
    <message>
        <source>Available filters</source>
        <translation>Доступные фильтры</translation>
    </message>
    <message>
        <source>Hand-made or learned</source>
        <translation>Ручные или обученные</translation>
    </message>
    <message>
        <source>Size of the filters</source>
        <translation>Размер фильтров</translation>
    </message>
    <message>
        <source>With none selected, the whole bank is used</source>
        <translation>Тогда берётся весь набор</translation>
    </message>
    <message>
        <source>Size of the available filters; a layer with another size is changed to it</source>
        <translation>Размер доступных фильтров; слой с другим размером получит этот</translation>
    </message>
</context>
<context>
    <name>HistogramsPage</name>
    <message>
        <source>Activations</source>
        <translation>Активации</translation>
    </message>
    <message>
        <source>Gradients of the weights</source>
        <translation>Градиенты весов</translation>
    </message>
    <message>
        <source>Heights are square roots of the counts, each ridge scaled to its peak, so that rare values remain visible.</source>
        <translation>Высоты — квадратные корни из количеств, каждый гребень в масштабе своего пика, чтобы редкие значения оставались видны.</translation>
    </message>
    <message>
        <source>Layer whose histograms are shown</source>
        <translation>Слой, гистограммы которого показаны</translation>
    </message>
    <message>
        <source>Step %1: from %2 to %3, %4 values</source>
        <translation>Шаг %1: от %2 до %3, значений: %4</translation>
    </message>
    <message>
        <source>The gradient of the loss of the last batch with respect to the weights.</source>
        <translation>Градиент потерь последнего пакета по весам.</translation>
    </message>
    <message>
        <source>The layer whose values are counted.</source>
        <translation>Слой, значения которого подсчитаны.</translation>
    </message>
    <message>
        <source>The outputs of the layer for up to 32 training images.</source>
        <translation>Выходы слоя для не более чем 32 обучающих изображений.</translation>
    </message>
    <message>
        <source>The weights of the layer, from the start (above) to the latest step.</source>
        <translation>Веса слоя от начала (вверху) до последнего шага.</translation>
    </message>
    <message>
        <source>This layer has no weight that is trained</source>
        <translation>У этого слоя нет обучаемых весов</translation>
    </message>
    <message>
        <source>Train to draw these histograms</source>
        <translation>Обучите сеть, чтобы увидеть гистограммы</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Веса</translation>
    </message>
</context>
<context>
    <name>ImageOpener</name>
    <message>
        <source>Images</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Images from %1</source>
        <translation>Изображения из %1</translation>
    </message>
    <message>
        <source>The images were not opened.</source>
        <translation>Изображения не открыты.</translation>
    </message>
</context>
<context>
    <name>ImagesDialog</name>
    <message>
        <source>An image of class %1</source>
        <translation>Изображение класса %1</translation>
    </message>
    <message>
        <source>Are rows and columns exchanged?</source>
        <translation>Переставлены ли строки и столбцы?</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Как сохранено</translation>
    </message>
    <message>
        <source>Exchange bright and dark</source>
        <translation>Поменять светлое и тёмное местами</translation>
    </message>
    <message>
        <source>How should the images in %1 be read?</source>
        <translation>Как читать изображения из %1?</translation>
    </message>
    <message>
        <source>Keep the gaps as empty classes</source>
        <translation>Оставить пропуски как пустые классы</translation>
    </message>
    <message>
        <source>Label %1 is class 0</source>
        <translation>Метка %1 — класс 0</translation>
    </message>
    <message>
        <source>Many numbers are not used by any label.</source>
        <translation>Многие номера не используются ни одной меткой.</translation>
    </message>
    <message>
        <source>Number the labels without gaps</source>
        <translation>Пронумеровать метки без пропусков</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>The background is bright. Invert the images?</source>
        <translation>Фон светлый. Инвертировать изображения?</translation>
    </message>
    <message>
        <source>Transposed: turn them upright</source>
        <translation>Транспонированы: повернуть прямо</translation>
    </message>
    <message>
        <source>Which label is the first class?</source>
        <translation>Какая метка — первый класс?</translation>
    </message>
</context>
<context>
    <name>InitializationPanel</name>
    <message>
        <source>Apply to all layers</source>
        <translation>Применить ко всем слоям</translation>
    </message>
    <message>
        <source>Use this initializer for every layer</source>
        <translation>Использовать эту инициализацию для всех слоёв</translation>
    </message>
    <message>
        <source>All rules for this layer</source>
        <translation>Все правила для этого слоя</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Open the Initializers room for this layer: the defaults of every library</source>
        <translation>Открыть комнату «Инициализаторы» для этого слоя: значения по умолчанию каждой библиотеки</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Схема</translation>
    </message>
    <message>
        <source>See the Variance room</source>
        <translation>В раздел о дисперсии</translation>
    </message>
</context>
<context>
    <name>InitializersRoom</name>
    <message>
        <source>As %2: %1</source>
        <translation>Как %2: %1</translation>
    </message>
    <message>
        <source>By default, the same layer starts with different weights in each library. These are the numbers for a layer of your network, or for a shape that you type.</source>
        <translation>По умолчанию один и тот же слой начинает в каждой библиотеке с разных весов. Вот числа для слоя вашей сети или для введённой формы.</translation>
    </message>
    <message>
        <source>Initializers as the libraries define them</source>
        <translation>Инициализации, как их определяют библиотеки</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>The code for %1 is on the clipboard.</source>
        <translation>Код для %1 — в буфере обмена.</translation>
    </message>
    <message>
        <source>The layer these numbers are for</source>
        <translation>Слой, для которого эти числа</translation>
    </message>
    <message>
        <source>This layer: %1</source>
        <translation>Этот слой: %1</translation>
    </message>
    <message>
        <source>Truncated normals</source>
        <translation>Усечённые нормальные</translation>
    </message>
</context>
<context>
    <name>InputMeanPage</name>
    <message>
        <source>Every output is 0 with these weights, whatever the images are.</source>
        <translation>При этих весах все выходы равны 0, каковы бы ни были изображения.</translation>
    </message>
    <message>
        <source>LeCun et al. 1998, Efficient BackProp, section 4.3.</source>
        <translation>LeCun et al. 1998, Efficient BackProp, раздел 4.3.</translation>
    </message>
    <message>
        <source>Output of the first layer</source>
        <translation>Выход первого слоя</translation>
    </message>
    <message>
        <source>Share of the nonzero inputs of an image that have its most frequent sign</source>
        <translation>Доля ненулевых входов изображения с преобладающим в нём знаком</translation>
    </message>
    <message>
        <source>Takes the place of the input variance</source>
        <translation>Стоит на месте дисперсии входа</translation>
    </message>
    <message>
        <source>The variance of a layer&apos;s output depends on the mean square of its input, which includes the mean: pixels from 0 to 1 shift every output by about the same amount for all images. And if all inputs have the same sign, the gradients of all weights of a unit have the same sign too, so the weights can only move together. This is the first layer of your network, with the same weights each time.</source>
        <translation>Дисперсия выхода слоя зависит от среднего квадрата его входа, куда входит и среднее: пиксели от 0 до 1 сдвигают каждый выход почти одинаково для всех изображений. А если у всех входов один знак, то один знак и у градиентов всех весов нейрона, так что веса могут двигаться только вместе. Это первый слой вашей сети, каждый раз с теми же весами.</translation>
    </message>
    <message>
        <source>With raw pixels, %1 of the output&apos;s power is the same for all images; with the mean subtracted, %2.</source>
        <translation>При исходных пикселях %1 мощности выхода одинаковы для всех изображений, при вычтенном среднем — %2.</translation>
    </message>
    <message>
        <source>differs from image to image</source>
        <translation>различается от изображения к изображению</translation>
    </message>
    <message>
        <source>inputs with the same sign</source>
        <translation>входы одного знака</translation>
    </message>
    <message>
        <source>mean of the input</source>
        <translation>среднее входа</translation>
    </message>
    <message>
        <source>mean² + σ²</source>
        <translation>среднее² + σ²</translation>
    </message>
    <message>
        <source>the same for all images</source>
        <translation>одинаково для всех изображений</translation>
    </message>
    <message>
        <source>σ of the input</source>
        <translation>σ входа</translation>
    </message>
    <message>
        <source>σ of the output</source>
        <translation>σ выхода</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>New seed</source>
        <translation>Новое зерно</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Открытие %1</translation>
    </message>
    <message>
        <source>The run %1 is no longer on disk.</source>
        <translation>Запуска %1 больше нет на диске.</translation>
    </message>
    <message>
        <source>This run is already on the stage.</source>
        <translation>Этот запуск уже на экране.</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Дообучить</translation>
    </message>
</context>
<context>
    <name>LayerBody</name>
    <message>
        <source>Insert a copy after this layer (Ctrl+D)</source>
        <translation>Добавить копию за ним (Ctrl+D)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Дублировать</translation>
    </message>
    <message>
        <source>How the weights are drawn, on a separate page.</source>
        <translation>Как берутся веса: на отдельной странице.</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>Инициализация</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Вниз (Alt+↓)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Вверх (Alt+↑)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove the layer (Delete)</source>
        <translation>Убрать слой (Delete)</translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message>
        <source>Filters of %1 with the strongest response</source>
        <translation>Фильтры %1 с самым сильным откликом</translation>
    </message>
    <message>
        <source>Map %1 of %2: highest value %3, above 0 at %4 of the positions</source>
        <translation>Карта %1 из %2: наибольшее значение %3, выше 0 в %4 мест</translation>
    </message>
    <message>
        <source>Maps of %1</source>
        <translation>Карты %1</translation>
    </message>
    <message>
        <source>Smallest and largest value; all maps share one scale.</source>
        <translation>Наименьшее и наибольшее значение; у всех карт один масштаб.</translation>
    </message>
    <message>
        <source>Unit %1 of %2, class %4: %3</source>
        <translation>Нейрон %1 из %2, класс %4: %3</translation>
    </message>
    <message>
        <source>Unit %1 of %2: %3</source>
        <translation>Нейрон %1 из %2: %3</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>все</translation>
    </message>
    <message>
        <source>filter %1: %2</source>
        <translation>фильтр %1: %2</translation>
    </message>
    <message>
        <source>filters with the strongest response</source>
        <translation>самый сильный отклик</translation>
    </message>
    <message>
        <source>first %1 shown</source>
        <translation>показаны первые %1</translation>
    </message>
</context>
<context>
    <name>LayerChoice</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n фильтр</numerusform>
            <numerusform>%n фильтра</numerusform>
            <numerusform>%n фильтров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n нейрон</numerusform>
            <numerusform>%n нейрона</numerusform>
            <numerusform>%n нейронов</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>The layer whose initial weights are shown and edited</source>
        <translation>Слой, чьи начальные веса показаны и правятся</translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
</context>
<context>
    <name>LayerShelf</name>
    <message>
        <source>Click a filter, or use the arrow keys, to put it on the stage</source>
        <translation>Щёлкните фильтр или используйте стрелки, чтобы показать его</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>%1, after preprocessing</source>
        <translation>%1, после предобработки</translation>
    </message>
    <message>
        <source>Blue below 0, orange above 0</source>
        <translation>Синее ниже 0, оранжевое выше</translation>
    </message>
    <message>
        <source>Colors of the maps</source>
        <translation>Цвета карт</translation>
    </message>
    <message>
        <source>The image as the network receives it</source>
        <translation>Изображение, каким его получает сеть</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Слой за слоем</translation>
    </message>
    <message>
        <source>The largest value is white; 0 is black, or gray if there are negative values</source>
        <translation>Наибольшее значение белое; 0 чёрный, а при отрицательных значениях серый</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>двухцветная</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>серая</translation>
    </message>
    <message>
        <source>image</source>
        <translation>изображение</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>Accuracy and edges</source>
        <translation>Точность и края</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Скорость обучения</translation>
    </message>
    <message>
        <source>Learning rate of the steps so far.</source>
        <translation>Скорость обучения на сделанных шагах.</translation>
    </message>
    <message>
        <source>Learning rate of each step, past and planned.</source>
        <translation>Скорость обучения на каждом шаге, сделанном и запланированном.</translation>
    </message>
    <message>
        <source>%1 (dropout on)</source>
        <translation>%1 (с dropout)</translation>
    </message>
    <message>
        <source>Cross-entropy: the negative logarithm of the probability of the true class. The dashed line is the loss of guessing each class as often as it occurs. For a network that reconstructs images: the mean squared error, and that of the mean image.</source>
        <translation>Перекрёстная энтропия: отрицательный логарифм вероятности верного класса. Пунктирная линия — потери при угадывании каждого класса так часто, как он встречается. Для сети, восстанавливающей изображения: средний квадрат ошибки и его значение для среднего изображения.</translation>
    </message>
    <message>
        <source>How many images are recognized, and how many filters have become edges. The dashed line is the accuracy of always guessing the most frequent class.</source>
        <translation>Сколько изображений распознаётся и сколько фильтров стали краями. Пунктир — точность, если всегда угадывать самый частый класс.</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>Логарифмические потери</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Потери</translation>
    </message>
    <message>
        <source>Loss of each batch during training.</source>
        <translation>Потери на каждом пакете во время обучения.</translation>
    </message>
    <message>
        <source>Mean edge score of these filters: 1 is a perfect edge, noise is near 0.</source>
        <translation>Средняя оценка края этих фильтров: 1 — идеальный край, у шума около 0.</translation>
    </message>
    <message>
        <source>Mean training loss over the images of the last 50 steps.</source>
        <translation>Средние потери обучения по изображениям последних 50 шагов.</translation>
    </message>
    <message>
        <source>Loss on images that are not used for training: on some of them during a run, on all of them at its end.</source>
        <translation>Потери на изображениях, на которых сеть не обучается: во время запуска на части из них, в конце на всех.</translation>
    </message>
    <message>
        <source>Measured while dropout is on; the test images are measured without it.</source>
        <translation>Измеряется с включённым dropout; тестовые изображения измеряются без него.</translation>
    </message>
    <message>
        <source>Share of test images classified correctly: of some of them during a run, of all of them at its end.</source>
        <translation>Доля верно распознанных тестовых изображений: во время запуска среди части из них, в конце среди всех.</translation>
    </message>
    <message>
        <source>Share of the filters of the selected layer that are labeled edge.</source>
        <translation>Доля фильтров выбранного слоя с меткой «край».</translation>
    </message>
    <message>
        <source>Share of the training images of the last 50 steps that are recognized.</source>
        <translation>Доля распознанных обучающих изображений последних 50 шагов.</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis, which makes small improvements late in training visible.</source>
        <translation>Показать потери на логарифмической оси: на ней видны малые улучшения в конце обучения.</translation>
    </message>
    <message>
        <source>The planned learning rate of the remaining steps.</source>
        <translation>Запланированная скорость обучения на оставшихся шагах.</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>пакеты</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>края</translation>
    </message>
    <message>
        <source>guessing:</source>
        <translation>угадывание:</translation>
    </message>
    <message>
        <source>log</source>
        <translation>лог.</translation>
    </message>
    <message>
        <source>mean image:</source>
        <translation>среднее изображение:</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>по плану</translation>
    </message>
    <message>
        <source>score</source>
        <translation>оценка</translation>
    </message>
    <message>
        <source>test</source>
        <translation>тест</translation>
    </message>
    <message>
        <source>train</source>
        <translation>обучение</translation>
    </message>
    <message>
        <source>used</source>
        <translation>была</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>Start a new run with the changes</source>
        <translation>Начать новый запуск с изменениями</translation>
    </message>
    <message>
        <source>Change the experiment. This can be undone.</source>
        <translation>Изменить эксперимент. Это можно отменить.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Замечено</translation>
    </message>
    <message>
        <source>Show the last good state (step %1)</source>
        <translation>Последнее исправное состояние (шаг %1)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show other notices</source>
        <translation>Показать другие замечания</translation>
    </message>
    <message>
        <source>Show where this can be seen</source>
        <translation>Перейти туда, где это видно</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Обучить снова</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>&lt;b&gt;σ %1&lt;/b&gt; · limit %2</source>
        <translation>&lt;b&gt;σ %1&lt;/b&gt; · предел %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;σ %1&lt;/b&gt; · limit %2 · %3 × Keras</source>
        <translation>&lt;b&gt;σ %1&lt;/b&gt; · предел %2 · %3 × Keras</translation>
    </message>
    <message>
        <source>bias 0</source>
        <translation>смещение 0</translation>
    </message>
    <message>
        <source>bias uniform in ±1/√fan_in = ±%1</source>
        <translation>смещение равномерно в ±1/√fan_in = ±%1</translation>
    </message>
</context>
<context>
    <name>LsuvPage</name>
    <message>
        <source>The output of %1 has σ %2; its weight will be divided by that.</source>
        <translation>У выхода %1 σ равна %2; на это число будет разделён вес слоя.</translation>
    </message>
    <message>
        <source>The output of %1 has σ %2, close enough to 1. Measure the next layer.</source>
        <translation>У выхода %1 σ равна %2, достаточно близко к 1. Измерьте следующий слой.</translation>
    </message>
    <message>
        <source>The output of %1 has σ %2, close enough to 1. All layers are calibrated.</source>
        <translation>У выхода %1 σ равна %2, достаточно близко к 1. Все слои откалиброваны.</translation>
    </message>
    <message>
        <source>0: as drawn, orthonormal</source>
        <translation>0: как взято, ортонормально</translation>
    </message>
    <message>
        <source>Back to the orthonormal draw</source>
        <translation>К ортонормальным весам</translation>
    </message>
    <message>
        <source>Calibrate all layers</source>
        <translation>Откалибровать все слои</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>Деления</translation>
    </message>
    <message>
        <source>Done when within 0.1 of 1</source>
        <translation>Готово, если не дальше 0.1 от 1</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>С начала</translation>
    </message>
    <message>
        <source>LSUV needs no theory: draw orthonormal weights, send images through, divide the weights by the σ of the output until it is 1, then continue with the next layer.</source>
        <translation>LSUV обходится без теории: возьмите ортонормальные веса, пропустите изображения, делите веса на σ выхода, пока она не станет 1, и переходите к следующему слою.</translation>
    </message>
    <message>
        <source>Measure, or divide and measure again</source>
        <translation>Измерить или один раз разделить и измерить снова</translation>
    </message>
    <message>
        <source>Measuring every layer…</source>
        <translation>Измеряются все слои…</translation>
    </message>
    <message>
        <source>Mishkin &amp; Matas 2016, algorithm 1.</source>
        <translation>Mishkin &amp; Matas 2016, алгоритм 1.</translation>
    </message>
    <message>
        <source>Output of the layers, measurement by measurement</source>
        <translation>Выход слоёв, измерение за измерением</translation>
    </message>
    <message>
        <source>Press Step to measure the first layer.</source>
        <translation>Нажмите «Шаг», чтобы измерить первый слой.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>До конца</translation>
    </message>
    <message>
        <source>division</source>
        <translation>деление</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>слой</translation>
    </message>
    <message>
        <source>measurement</source>
        <translation>измерение</translation>
    </message>
    <message>
        <source>weight ÷</source>
        <translation>вес ÷</translation>
    </message>
    <message>
        <source>σ of output</source>
        <translation>σ выхода</translation>
    </message>
    <message>
        <source>σ of the output before</source>
        <translation>σ выхода до этого</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop to open %1</source>
        <translation>Отпустите, чтобы открыть %1</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Factor %1, %2 layers: gradient ×%3, %4</source>
        <translation>Множитель %1, слоёв %2: градиент ×%3, %4</translation>
    </message>
    <message>
        <source>Factor %1, %2 layers: signal ×%3, %4</source>
        <translation>Множитель %1, слоёв %2: сигнал ×%3, %4</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>взрывается</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>сохраняется</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>слои</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>затухает</translation>
    </message>
    <message>
        <source>variance factor</source>
        <translation>множитель дисперсии</translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>%1 entries: %2 weights, %3 repeats, %4 zeros</source>
        <translation>элементов %1: весов %2, повторов %3, нулей %4</translation>
    </message>
    <message>
        <source>%1 outputs × %2 inputs</source>
        <translation>выходы %1 × входы %2</translation>
    </message>
    <message numerus="yes">
        <source>%n weight(s)</source>
        <translation>
            <numerusform>%n вес</numerusform>
            <numerusform>%n веса</numerusform>
            <numerusform>%n весов</numerusform>
        </translation>
    </message>
    <message>
        <source>One row per output, one column per input; equal weights have equal colors</source>
        <translation>Строка на каждый выход, столбец на каждый вход; равные веса одного цвета</translation>
    </message>
    <message>
        <source>Matrix of the %1 layer</source>
        <translation>Матрица слоя: %1</translation>
    </message>
</context>
<context>
    <name>MeanPage</name>
    <message>
        <source>Mean of the input</source>
        <translation>Среднее входа</translation>
    </message>
    <message>
        <source>Mean of the weights</source>
        <translation>Среднее весов</translation>
    </message>
    <message>
        <source>Which mean</source>
        <translation>Какое среднее</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About guitrainer</source>
        <translation>&amp;О программе guitrainer</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Тёмная</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Полный экран</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>&amp;Полная скорость</translation>
    </message>
    <message>
        <source>&amp;Guided tour</source>
        <translation>&amp;Экскурсия</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Сочетания клавиш</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Крупнее</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Светлая</translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation>&amp;Новое зерно</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>&amp;Следующий раздел</translation>
    </message>
    <message>
        <source>&amp;Open experiment…</source>
        <translation>&amp;Открыть эксперимент…</translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation>Режим &amp;докладчика</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>Пр&amp;едыдущий раздел</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Ве&amp;рнуть</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Сброс</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Разделы</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Запуск</translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation>&amp;Сохранить эксперимент</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Мельче</translation>
    </message>
    <message>
        <source>&amp;Ten minutes with guitrainer</source>
        <translation>&amp;Десять минут с guitrainer</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>&amp;Train or pause</source>
        <translation>&amp;Обучать или приостановить</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>&amp;Обычный</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>Open &amp;network…</source>
        <translation>Открыть се&amp;ть…</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Раз&amp;мер текста</translation>
    </message>
    <message>
        <source>Train f&amp;urther…</source>
        <translation>&amp;Дообучить…</translation>
    </message>
    <message>
        <source>Use &amp;system setting</source>
        <translation>Как в с&amp;истеме</translation>
    </message>
    <message>
        <source>Back to li&amp;ve</source>
        <translation>К текущему ша&amp;гу</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Копировать как ко&amp;манду</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>&amp;Быстрее</translation>
    </message>
    <message>
        <source>New from &amp;preset</source>
        <translation>Новый из за&amp;готовки</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>Один &amp;шаг</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>Открыть папку &amp;журнала</translation>
    </message>
    <message>
        <source>Open &amp;run folder…</source>
        <translation>Открыть папку &amp;запуска…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>Не&amp;давние</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Н&amp;астройки…</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>&amp;Медленнее</translation>
    </message>
    <message>
        <source>Save experiment &amp;as…</source>
        <translation>Сохранить эксперимент &amp;как…</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>С&amp;топ</translation>
    </message>
</context>
<context>
    <name>MistakesPanel</name>
    <message>
        <source>%1 of %2 correct</source>
        <translation>верно %1 из %2</translation>
    </message>
    <message>
        <source>Run the network on all test images now.</source>
        <translation>Применить сеть сейчас ко всем тестовым изображениям.</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Клетка</translation>
    </message>
    <message>
        <source>Click a cell of the matrix to see its images.</source>
        <translation>Щёлкните клетку матрицы, чтобы увидеть её изображения.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Матрица ошибок</translation>
    </message>
    <message>
        <source>Misclassified images will appear here.</source>
        <translation>Здесь появятся неверно распознанные изображения.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Images of the selected cell of the matrix</source>
        <translation>Изображения выделенной клетки матрицы</translation>
    </message>
    <message>
        <source>Images shown</source>
        <translation>Показанные изображения</translation>
    </message>
    <message>
        <source>Images whose two most probable classes are closest</source>
        <translation>Изображения, у которых два самых вероятных класса ближе всего</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>Наибольшие ошибки</translation>
    </message>
    <message>
        <source>Mean of %2 images: %1</source>
        <translation>Среднее по %2 изобр.: %1</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Mistakes where the true class got the lowest probability</source>
        <translation>Ошибки, в которых верный класс получил наименьшую вероятность</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Ошибок нет.</translation>
    </message>
    <message>
        <source>Press Refresh or Pause to see the network&apos;s current mistakes.</source>
        <translation>Нажмите «Обновить» или «Пауза», чтобы увидеть текущие ошибки сети.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Test image %1 is %2; the network predicts %3 with probability %4. Click to look at it.</source>
        <translation>Тестовое изображение %1 — это %2; сеть предсказывает %3 с вероятностью %4. Щёлкните, чтобы рассмотреть.</translation>
    </message>
    <message>
        <source>Test image %1: mean squared error %2. Click to look at it.</source>
        <translation>Тестовое изображение %1: среднеквадратичная ошибка %2. Нажмите, чтобы посмотреть.</translation>
    </message>
    <message>
        <source>The images with the largest errors will appear here.</source>
        <translation>Здесь появятся изображения с наибольшими ошибками.</translation>
    </message>
    <message>
        <source>The mean squared error of the reconstruction is largest.</source>
        <translation>Среднеквадратичная ошибка восстановления наибольшая.</translation>
    </message>
    <message>
        <source>The true class got the lowest probability.</source>
        <translation>Верный класс получил наименьшую вероятность.</translation>
    </message>
    <message>
        <source>The two most probable classes are closest.</source>
        <translation>Два самых вероятных класса ближе всего.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Сомнения</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Неверно</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>расчёт…</translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation>
            <numerusform>%n параметр</numerusform>
            <numerusform>%n параметра</numerusform>
            <numerusform>%n параметров</numerusform>
        </translation>
    </message>
    <message>
        <source>A network can have %1 to %2 layers.</source>
        <translation>В сети от %1 до %2 слоёв.</translation>
    </message>
    <message>
        <source>Adds a layer after the expanded one, or before the last layer if none is expanded.</source>
        <translation>Добавляет слой за раскрытым или, если такого нет, перед последним.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Добавлено: %1</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>Добавить слой</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>Дублирование: %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Перемещение: %1</translation>
    </message>
    <message>
        <source>Trained numbers: weights and biases.</source>
        <translation>Числа, которые обучаются: веса и смещения.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Удаление: %1</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>%1 was not opened, because you did something else in the meantime.</source>
        <translation>%1 не открыт, потому что тем временем вы начали другое действие.</translation>
    </message>
</context>
<context>
    <name>OptionFields</name>
    <message>
        <source>Weights from a file</source>
        <translation>Веса из файла</translation>
    </message>
    <message>
        <source>in the experiment</source>
        <translation>в эксперименте</translation>
    </message>
    <message>
        <source>own (%1)</source>
        <translation>своё (%1)</translation>
    </message>
</context>
<context>
    <name>Overlaying</name>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1, зёрен: %2</translation>
    </message>
    <message numerus="yes">
        <source>At most %n run(s) can be shown in different colors</source>
        <translation>
            <numerusform>разными цветами можно показать не более %n запуска</numerusform>
            <numerusform>разными цветами можно показать не более %n запусков</numerusform>
            <numerusform>разными цветами можно показать не более %n запусков</numerusform>
        </translation>
    </message>
    <message>
        <source>No other run differs from this one only in its seed.</source>
        <translation>Нет другого запуска, который отличается от этого только зерном.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Filters of the layer</source>
        <translation>Фильтры слоя</translation>
    </message>
    <message>
        <source>No filters here; click a convolution</source>
        <translation>Здесь нет фильтров; щёлкните свёртку</translation>
    </message>
    <message>
        <source>Show the filters of this layer</source>
        <translation>Показать фильтры этого слоя</translation>
    </message>
    <message>
        <source>Textbook</source>
        <translation>Учебник</translation>
    </message>
    <message>
        <source>The textbook filter</source>
        <translation>Фильтр из учебника</translation>
    </message>
    <message>
        <source>input</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>or your network:</source>
        <translation>или ваша сеть:</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Not measured yet</source>
        <translation>Ещё не измерено</translation>
    </message>
    <message>
        <source>Nothing has been measured</source>
        <translation>Ничего не измерено</translation>
    </message>
    <message>
        <source>Train to draw this curve</source>
        <translation>Обучите сеть, чтобы увидеть кривую</translation>
    </message>
</context>
<context>
    <name>Painter</name>
    <message>
        <source>Set all cells to 0</source>
        <translation>Все клетки в 0</translation>
    </message>
    <message>
        <source>Black −1</source>
        <translation>Чёрный −1</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Кисть</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Click or drag to paint, or type numbers</source>
        <translation>Щёлкайте или ведите, чтобы рисовать, или вводите числа</translation>
    </message>
    <message>
        <source>Click or drag to paint. Press Enter or a digit to type a value.</source>
        <translation>Щёлкайте или ведите, чтобы рисовать. Нажмите Enter или цифру, чтобы ввести значение.</translation>
    </message>
    <message>
        <source>Gray 0</source>
        <translation>Серый 0</translation>
    </message>
    <message>
        <source>Keep as a tile</source>
        <translation>В плитки</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Отразить</translation>
    </message>
    <message>
        <source>Paint your own</source>
        <translation>Рисунок</translation>
    </message>
    <message>
        <source>Painted filter</source>
        <translation>Нарисованный фильтр</translation>
    </message>
    <message>
        <source>Add it to the available filters</source>
        <translation>Добавить к доступным фильтрам</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Повернуть</translation>
    </message>
    <message>
        <source>Rotate by 90° clockwise</source>
        <translation>Повернуть на 90° вправо</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Поменять лево и право</translation>
    </message>
    <message>
        <source>White +1</source>
        <translation>Белый +1</translation>
    </message>
</context>
<context>
    <name>PatchPicture</name>
    <message>
        <source>Click, drag or use the arrow keys to choose another patch</source>
        <translation>Щёлкните, перетащите или используйте стрелки, чтобы взять другой фрагмент</translation>
    </message>
    <message>
        <source>The patch of the image</source>
        <translation>Фрагмент изображения</translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>Changes apply to the next run.</source>
        <translation>Изменения войдут в следующий запуск.</translation>
    </message>
    <message>
        <source>End this run and train the experiment as it is now</source>
        <translation>Завершить этот запуск и обучить эксперимент как он есть сейчас</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Начать заново</translation>
    </message>
</context>
<context>
    <name>PlacingCard</name>
    <message>
        <source>Currently %1 uses “%2” and is frozen.</source>
        <translation>Сейчас %1 использует «%2» и заморожен.</translation>
    </message>
    <message>
        <source>Currently %1 starts from “%2” and is trained.</source>
        <translation>Сейчас %1 начинает с «%2» и обучается.</translation>
    </message>
    <message>
        <source>Done. Train to see how well they do, or undo the change.</source>
        <translation>Готово. Обучите сеть, чтобы увидеть, как они справятся, или отмените изменение.</translation>
    </message>
    <message>
        <source>Filter %1 is now the painted filter. You can undo this.</source>
        <translation>Фильтр %1 теперь нарисованный. Это можно отменить.</translation>
    </message>
    <message>
        <source>Filter to replace</source>
        <translation>Заменяемый фильтр</translation>
    </message>
    <message>
        <source>Hand-made filters</source>
        <translation>Ручные фильтры</translation>
    </message>
    <message>
        <source>Use in the network</source>
        <translation>Использовать в сети</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Every filter is scaled to length 1, like those of the bank</source>
        <translation>Каждый фильтр приводится к длине 1, как в наборе</translation>
    </message>
    <message>
        <source>If there are fewer filters than the layer has, they are repeated</source>
        <translation>Если их меньше, чем в слое, они повторяются</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длина</translation>
    </message>
    <message>
        <source>Painted filter as</source>
        <translation>Рисунок как</translation>
    </message>
    <message>
        <source>Put the painted filter into %1 as %2</source>
        <translation>Вставить нарисованный в %1 как %2</translation>
    </message>
    <message>
        <source>Scaled to the mean norm of the drawn filters</source>
        <translation>Приведён к средней норме случайных фильтров</translation>
    </message>
    <message>
        <source>The experiment has changed in the meantime; please try again.</source>
        <translation>Эксперимент тем временем изменился; попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The filters of %1 are %2; its kernel size will change to that of the new filters, %3.</source>
        <translation>У %1 сейчас %2: он примет размер новых фильтров, %3.</translation>
    </message>
    <message>
        <source>The layer is</source>
        <translation>Этот слой</translation>
    </message>
    <message>
        <source>The values stay as they are</source>
        <translation>Значения остаются как есть</translation>
    </message>
    <message numerus="yes">
        <source>Use the %n selected filter(s) for %1</source>
        <translation>
            <numerusform>Взять %n выбранный для %1</numerusform>
            <numerusform>Взять %n выбранных для %1</numerusform>
            <numerusform>Взять %n выбранных для %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The other filters stay as drawn</source>
        <translation>Остальные фильтры остаются случайными</translation>
    </message>
    <message>
        <source>The weights of this layer stay fixed; the layers after it learn</source>
        <translation>Веса этого слоя не меняются; слои за ним учатся</translation>
    </message>
    <message>
        <source>This network has no convolution. Add one in the Train room.</source>
        <translation>В этой сети нет свёрток. Добавьте свёртку в разделе «Обучение».</translation>
    </message>
    <message>
        <source>Training continues from these filters</source>
        <translation>Обучение продолжится с этих фильтров</translation>
    </message>
    <message>
        <source>Use the whole bank for %1</source>
        <translation>Взять весь набор для %1</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>случайных</translation>
    </message>
    <message>
        <source>as painted</source>
        <translation>своя</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>фильтр %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>заморожен</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>обучаемый</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>%1 = %2 trials. The time is known after the first few trials.</source>
        <translation>%1 = %2 опытов. Время станет известно после первых опытов.</translation>
    </message>
    <message numerus="yes">
        <source>%n fold(s)</source>
        <translation>
            <numerusform>%n блок</numerusform>
            <numerusform>%n блока</numerusform>
            <numerusform>%n блоков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n зерно</numerusform>
            <numerusform>%n зерна</numerusform>
            <numerusform>%n зёрен</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n настройка</numerusform>
            <numerusform>%n настройки</numerusform>
            <numerusform>%n настроек</numerusform>
        </translation>
    </message>
    <message>
        <source>And vary</source>
        <translation>И менять</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Копировать как команду</translation>
    </message>
    <message>
        <source>Copy the command that computes this sweep in a terminal</source>
        <translation>Копировать команду, которая считает этот перебор в терминале</translation>
    </message>
    <message>
        <source>Cross-validation: the training images are divided into folds, and each fold is the test set once</source>
        <translation>Перекрёстная проверка: обучающие изображения делятся на блоки, и каждый блок один раз служит тестовым набором</translation>
    </message>
    <message>
        <source>First axis</source>
        <translation>Первая ось</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Первые значения</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Блоки</translation>
    </message>
    <message>
        <source>Keep every run</source>
        <translation>Сохранять каждый запуск</translation>
    </message>
    <message>
        <source>Keep the run folders, to open any run on the stage; this takes more disk</source>
        <translation>Сохранять папки запусков, чтобы открыть любой на экране; нужно больше места на диске</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Показатель</translation>
    </message>
    <message>
        <source>Metric of the plan</source>
        <translation>Показатель плана</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Новый перебор</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>Больше ничего</translation>
    </message>
    <message>
        <source>Number of seeds: how often every setting is repeated</source>
        <translation>Число зёрен: сколько раз повторяется каждая настройка</translation>
    </message>
    <message>
        <source>Second axis</source>
        <translation>Вторая ось</translation>
    </message>
    <message>
        <source>Second values</source>
        <translation>Вторые значения</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Зёрна</translation>
    </message>
    <message>
        <source>Start the sweep</source>
        <translation>Начать перебор</translation>
    </message>
    <message>
        <source>Train the experiment with many settings, each with several seeds.</source>
        <translation>Обучите эксперимент со многими настройками, каждую с несколькими зёрнами.</translation>
    </message>
    <message>
        <source>Values separated by commas, or a range: LOW..HIGH:N, with :log at the end for equal ratios, as in 0.001..1:7:log</source>
        <translation>Значения через запятую или диапазон: LOW..HIGH:N, с :log в конце для равных отношений, например 0.001..1:7:log</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Менять</translation>
    </message>
    <message>
        <source>What decides which setting is the best; it can be changed later</source>
        <translation>По чему определяется лучшая настройка; можно изменить позже</translation>
    </message>
    <message>
        <source>What varies between the settings</source>
        <translation>Чем отличаются настройки</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>How fast the window slides when playing</source>
        <translation>Как быстро окно скользит само</translation>
    </message>
    <message>
        <source>Play: slide the window automatically (Space)</source>
        <translation>Пуск: окно скользит само (пробел)</translation>
    </message>
    <message>
        <source>One position back (←)</source>
        <translation>На шаг назад (←)</translation>
    </message>
    <message>
        <source>One position forward (→)</source>
        <translation>На шаг вперёд (→)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Position of the window</source>
        <translation>Место окна</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Пуск</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Скорость</translation>
    </message>
    <message>
        <source>Position of the window; the output is filled row by row</source>
        <translation>Место окна; выход заполняется строка за строкой</translation>
    </message>
    <message>
        <source>position %1 of %2</source>
        <translation>место %1 из %2</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Use system setting</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Выбрать другую папку</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Each run is saved in its own folder there.</source>
        <translation>Каждый запуск хранится там в своей папке.</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>Папка для запусков</translation>
    </message>
    <message>
        <source>Number of training threads, from the next run on. Results do not depend on it.</source>
        <translation>Число потоков обучения, начиная со следующего запуска. Результаты от него не зависят.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>%1 times the weight in row %2, column %3: %4 = &lt;b&gt;%5&lt;/b&gt;.&lt;br&gt;</source>
        <translation>%1 на вес в строке %2, столбце %3: %4 = &lt;b&gt;%5&lt;/b&gt;.&lt;br&gt;</translation>
    </message>
    <message>
        <source>A zero from the padding</source>
        <translation>Ноль дополнения</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Все произведения</translation>
    </message>
    <message>
        <source>Back to the sum</source>
        <translation>Назад к сумме</translation>
    </message>
    <message>
        <source>It is one of %1 products that add up to %2. The same weight is used at all %3 positions: it is shared.</source>
        <translation>Это одно из произведений (%1), дающих в сумме %2. Тот же вес применяется во всех местах (%3): он общий.</translation>
    </message>
    <message>
        <source>The input in row %1, column %2</source>
        <translation>Вход в строке %1, столбце %2</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>канал %1</translation>
    </message>
    <message>
        <source>position (%1, %2)</source>
        <translation>место (%1, %2)</translation>
    </message>
    <message>
        <source>product (%1, %2)</source>
        <translation>произведение (%1, %2)</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Папка</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файлов:</translation>
    </message>
</context>
<context>
    <name>RaceButton</name>
    <message>
        <source>Other schemes</source>
        <translation>Другие схемы</translation>
    </message>
    <message>
        <source>Other standard deviations</source>
        <translation>Другие стандартные отклонения</translation>
    </message>
    <message>
        <source>Race this against…</source>
        <translation>Гонка против…</translation>
    </message>
    <message>
        <source>Train this initializer and others in lockstep, in the Race room</source>
        <translation>Обучать эту инициализацию и другие шаг в шаг, в комнате «Гонка»</translation>
    </message>
    <message>
        <source>current</source>
        <translation>текущий</translation>
    </message>
</context>
<context>
    <name>RaceCurves</name>
    <message>
        <source>A line for each contestant; with several seeds, their mean, and a band from the lowest to the highest.</source>
        <translation>По линии на участника; с несколькими зёрнами — среднее и полоса от наименьшего до наибольшего.</translation>
    </message>
</context>
<context>
    <name>RaceRoom</name>
    <message>
        <source>Choose two to eight contestants and press Start the race: all of them train the experiment of the Train room, each with its own settings.</source>
        <translation>Выберите от двух до восьми участников и нажмите «Начать гонку»: все обучают эксперимент комнаты «Обучение», каждый со своими настройками.</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Копировать как команду</translation>
    </message>
    <message>
        <source>Copy the command that repeats the race</source>
        <translation>Скопировать команду, которая повторит гонку</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>Кривые…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Filters of all contestants…</source>
        <translation>Фильтры всех участников…</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Подготовка</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Layer whose filters are shown</source>
        <translation>Слой, фильтры которого показаны</translation>
    </message>
    <message>
        <source>No preset is close to this experiment; save it to repeat it from a file.</source>
        <translation>Ни одна заготовка не близка к этому эксперименту; сохраните его, чтобы повторить из файла.</translation>
    </message>
    <message>
        <source>No race yet</source>
        <translation>Гонки ещё не было</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Картинки (*.png)</translation>
    </message>
    <message>
        <source>Pictures and numbers (*.png *.svg *.pdf *.csv)</source>
        <translation>Картинки и числа (*.png *.svg *.pdf *.csv)</translation>
    </message>
    <message>
        <source>Press Start the race to race again.</source>
        <translation>Чтобы начать снова, нажмите «Начать гонку».</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Гонка</translation>
    </message>
    <message>
        <source>Save pictures or numbers</source>
        <translation>Сохранить картинки или числа</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Seed whose filters are shown</source>
        <translation>Зерно, фильтры которого показаны</translation>
    </message>
    <message>
        <source>Step of all contestants</source>
        <translation>Шаг всех участников</translation>
    </message>
    <message>
        <source>The contestants train in lockstep, on the same images in the same order, from the same seed. They differ only in their settings.</source>
        <translation>Участники обучаются шаг в шаг, на одних и тех же изображениях в одном порядке, с одним зерном. Различаются только их настройки.</translation>
    </message>
    <message>
        <source>The race did not start</source>
        <translation>Гонка не началась</translation>
    </message>
    <message>
        <source>The race was stopped before its first step</source>
        <translation>Гонка остановлена до первого шага</translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Drag, or use the arrow keys. This also changes the current run.</source>
        <translation>Перетащите или используйте стрелки. Действует и на идущий запуск.</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Чтение %1…</translation>
    </message>
</context>
<context>
    <name>ReconstructionRow</name>
    <message>
        <source>Difference</source>
        <translation>Разность</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Mean of the squared differences over all pixels, as in the loss. All three pictures have one scale, with 0 in the middle. Dropout is off, as in testing.</source>
        <translation>Среднее квадратов разностей по всем пикселям, как в потерях. У всех трёх картинок одна шкала, 0 в середине. Dropout выключен, как при тестировании.</translation>
    </message>
    <message>
        <source>Mean squared error %1</source>
        <translation>Среднеквадратичная ошибка %1</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Output minus input; gray is 0.</source>
        <translation>Выход минус вход; серый — 0.</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Реконструкция</translation>
    </message>
    <message>
        <source>The image after preprocessing, as the first layer sees it.</source>
        <translation>Изображение после предобработки, как его видит первый слой.</translation>
    </message>
    <message>
        <source>The output of the last layer: the reconstruction.</source>
        <translation>Выход последнего слоя: реконструкция.</translation>
    </message>
</context>
<context>
    <name>RecoveredDialog</name>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Unsaved edits were restored</source>
        <translation>Восстановлены несохранённые правки</translation>
    </message>
    <message>
        <source>guitrainer was closed before the changes to %1 were saved. They have been restored.</source>
        <translation>guitrainer завершился прежде, чем были сохранены изменения в %1. Они восстановлены.</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Compare</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Свёртка</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Hand-made</source>
        <translation>Вручную</translation>
    </message>
    <message>
        <source>Initializers</source>
        <translation>Инициализации</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Предсказание</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Гонка</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>Shared weights</source>
        <translation>Общие веса</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Перебор</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Дисперсия</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Compare its filters with those on stage</source>
        <translation>Сравнить его фильтры с показанными</translation>
    </message>
    <message>
        <source>Continue where it stopped</source>
        <translation>Продолжить с места остановки</translation>
    </message>
    <message>
        <source>Delete it from disk</source>
        <translation>Удалить его с диска</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Draw the runs that differ from this one only in their seeds as a band</source>
        <translation>Нарисовать запуски, которые отличаются от этого только зерном, в виде полосы</translation>
    </message>
    <message>
        <source>Name this run, or remove its name</source>
        <translation>Дать запуску своё имя или убрать его</translation>
    </message>
    <message>
        <source>Show all seeds</source>
        <translation>Показать все зёрна</translation>
    </message>
    <message>
        <source>Show this run on the stage, or this sweep in its room (Enter)</source>
        <translation>Показать этот запуск на сцене или этот перебор в его комнате (Enter)</translation>
    </message>
    <message>
        <source>Write a note about this run</source>
        <translation>Написать заметку об этом запуске</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show its files</source>
        <translation>Показать его файлы</translation>
    </message>
    <message>
        <source>Train further…</source>
        <translation>Дообучить…</translation>
    </message>
    <message>
        <source>Train this run for more steps than planned</source>
        <translation>Обучать этот запуск дольше, чем было задано</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Написать заметку</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Return to the same initial weights (Ctrl+R)</source>
        <translation>К тем же начальным весам (Ctrl+R)</translation>
    </message>
    <message>
        <source>Draw new initial weights with the next seed (Ctrl+N)</source>
        <translation>Взять другие начальные веса: следующее зерно (Ctrl+N)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Подготовка</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>A built-in experiment</source>
        <translation>Эксперимент из состава программы</translation>
    </message>
    <message>
        <source>Make one step (.)</source>
        <translation>Сделать один шаг (.)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Заготовка</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сброс</translation>
    </message>
    <message>
        <source>Save pictures, weights, plots (Ctrl+E)</source>
        <translation>Сохранить картинки, веса, графики (Ctrl+E)</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Зерно %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Обучить</translation>
    </message>
    <message>
        <source>Train or pause (Space)</source>
        <translation>Обучать или приостановить (пробел)</translation>
    </message>
</context>
<context>
    <name>RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Ход запуска</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>; left files guitrainer did not create: %1</source>
        <translation>; оставлены файлы, созданные не guitrainer: %1</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>Удалено: %1</translation>
    </message>
</context>
<context>
    <name>RunSide</name>
    <message>
        <source>%1 edges</source>
        <translation>краёв: %1</translation>
    </message>
    <message>
        <source>%1 seeds, at the ends of their runs</source>
        <translation>зёрен: %1, в конце</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Фильтры %1</translation>
    </message>
    <message>
        <source>This run has no convolution with that name.</source>
        <translation>В этом запуске нет свёртки с таким именем.</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>точность %1</translation>
    </message>
    <message>
        <source>accuracy %1 on %2 images</source>
        <translation>точность %1 на %2 изображениях</translation>
    </message>
    <message>
        <source>accuracy %1 to %2</source>
        <translation>точность от %1 до %2</translation>
    </message>
    <message>
        <source>edges %1 to %2</source>
        <translation>края от %1 до %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>оценка %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>шаг %1</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>Also show runs that were stopped after %n step(s) or fewer</source>
        <translation>
            <numerusform>Показать и запуски, остановленные не позднее %n шага</numerusform>
            <numerusform>Показать и запуски, остановленные не позднее %n шагов</numerusform>
            <numerusform>Показать и запуски, остановленные не позднее %n шагов</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Отобрать запуски</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>More: resume, rename, write a note, delete, columns</source>
        <translation>Ещё: продолжить, переименовать, заметка, удалить, столбцы</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Фильтру не соответствует ни один запуск.</translation>
    </message>
    <message>
        <source>No runs yet. Press Train; every run is saved here.</source>
        <translation>Запусков пока нет. Нажмите «Обучить»: здесь хранится каждый запуск.</translation>
    </message>
    <message>
        <source>Short runs</source>
        <translation>Короткие запуски</translation>
    </message>
    <message>
        <source>Show runs in which all of these words occur, in any column</source>
        <translation>Показать запуски, где есть все эти слова, в любых столбцах</translation>
    </message>
    <message>
        <source>The curves of a sweep are in the Sweep room.</source>
        <translation>Кривые перебора находятся в комнате «Перебор».</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
</context>
<context>
    <name>SaliencyRow</name>
    <message>
        <source>Derivative of the output for the predicted class with respect to every pixel: where a small change of the image would change it most.</source>
        <translation>Производная выхода предсказанного класса по каждому пикселю: где малое изменение изображения изменит его сильнее всего.</translation>
    </message>
    <message>
        <source>Feature maps of the last layer that has any, weighted by the mean of their gradients: where the evidence for the predicted class is (Selvaraju et al. 2017).</source>
        <translation>Карты признаков последнего слоя, у которого они есть, взвешенные средним своих градиентов: где находятся признаки предсказанного класса (Selvaraju et al. 2017).</translation>
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
        <translation>Градиент</translation>
    </message>
    <message>
        <source>The gradient of the predicted class with respect to the pixels, and Grad-CAM</source>
        <translation>Градиент предсказанного класса по пикселям и Grad-CAM</translation>
    </message>
    <message>
        <source>What the prediction depends on</source>
        <translation>От чего зависит предсказание</translation>
    </message>
    <message>
        <source>gradient of %1</source>
        <translation>градиент класса %1</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>The input of this layer is not known: it comes after %1, whose outputs are not recorded. The X picture can be shown instead.</source>
        <translation>Вход этого слоя неизвестен: он стоит за %1, чьи выходы не записываются. Вместо него можно показать картинку X.</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>фильтр %1</translation>
    </message>
    <message>
        <source>filter of the example</source>
        <translation>фильтр из примера</translation>
    </message>
    <message>
        <source>textbook filter</source>
        <translation>фильтр из учебника</translation>
    </message>
</context>
<context>
    <name>SchemeBox</name>
    <message>
        <source>Scheme</source>
        <translation>Схема</translation>
    </message>
</context>
<context>
    <name>SchemeTable</name>
    <message>
        <source>As a multiple of the σ of this layer&apos;s own scheme</source>
        <translation>Во сколько раз больше σ собственной схемы этого слоя</translation>
    </message>
    <message>
        <source>Largest weight that can be drawn</source>
        <translation>Наибольший возможный вес</translation>
    </message>
    <message>
        <source>On its torch backend, Keras does not keep the limit exactly: %1 elements in a million exceed it.</source>
        <translation>С бэкендом torch Keras соблюдает предел не точно: его превышают %1 элементов на миллион.</translation>
    </message>
    <message>
        <source>Schemes for this layer</source>
        <translation>Схемы для этого слоя</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Стандартное отклонение весов</translation>
    </message>
    <message>
        <source>The density, all on one scale</source>
        <translation>Плотность, все в одном масштабе</translation>
    </message>
    <message>
        <source>Truncated at ±%1 σ, a normal distribution keeps %2 of its σ. Keras&apos; he_normal corrects for that: to get σ %3, it draws with %4 and truncates. Its plain TruncatedNormal does not: %5 comes out as %6. PyTorch&apos;s trunc_normal_ takes absolute bounds, not multiples of σ.</source>
        <translation>Усечённое на ±%1 σ, нормальное распределение сохраняет %2 своей σ. he_normal в Keras это исправляет: чтобы получить σ %3, берёт %4 и усекает. Простой TruncatedNormal не исправляет: из %5 выходит %6. trunc_normal_ в PyTorch принимает абсолютные границы, а не кратные σ.</translation>
    </message>
    <message>
        <source>formula of σ²</source>
        <translation>формула σ²</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>предел</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>схема</translation>
    </message>
    <message>
        <source>σ ÷ own</source>
        <translation>σ ÷ своя</translation>
    </message>
</context>
<context>
    <name>SettingCard</name>
    <message>
        <source>Click a cell to see its trials, and the filters that they end with.</source>
        <translation>Щёлкните ячейку, чтобы увидеть её опыты и фильтры в конце.</translation>
    </message>
    <message>
        <source>Edit in the Train room</source>
        <translation>Открыть в комнате «Обучение»</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Фильтр %1</translation>
    </message>
    <message>
        <source>Filters at the end</source>
        <translation>Фильтры в конце</translation>
    </message>
    <message>
        <source>Filters of the trial at its end</source>
        <translation>Фильтры опыта в его конце</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>No curve is known.</source>
        <translation>Кривая неизвестна.</translation>
    </message>
    <message>
        <source>No filters are known.</source>
        <translation>Фильтры неизвестны.</translation>
    </message>
    <message>
        <source>Open on the stage</source>
        <translation>Открыть на экране</translation>
    </message>
    <message>
        <source>Open the experiment of this trial there; training it gives the same weights</source>
        <translation>Открыть там эксперимент этого опыта; обучение даст те же веса</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>The run of this trial was not kept. Train it again instead.</source>
        <translation>Запуск этого опыта не сохранён. Обучите его ещё раз.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Потери при обучении</translation>
    </message>
    <message>
        <source>Training loss of the trial</source>
        <translation>Потери опыта при обучении</translation>
    </message>
    <message>
        <source>Trials of this setting</source>
        <translation>Опыты этой настройки</translation>
    </message>
    <message>
        <source>diverged at step %1</source>
        <translation>разошёлся на шаге %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удался</translation>
    </message>
    <message>
        <source>running</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>step</source>
        <translation>шаг</translation>
    </message>
</context>
<context>
    <name>ShapeField</name>
    <message>
        <source>Height, width, inputs and filters of a convolution, in the order Keras uses; inputs and units of a dense layer. Type any shape to see its numbers.</source>
        <translation>Высота, ширина, входы и фильтры свёртки, в порядке Keras; входы и нейроны полносвязного слоя. Введите любую форму, чтобы увидеть её числа.</translation>
    </message>
    <message>
        <source>Shape of the weight</source>
        <translation>Форма веса</translation>
    </message>
</context>
<context>
    <name>SharedTimeline</name>
    <message>
        <source>step %1</source>
        <translation>шаг %1</translation>
    </message>
</context>
<context>
    <name>SharingRoom</name>
    <message>
        <source>Every layer that maps an image to an output is a matrix of weights. Point at an entry to see what it connects.</source>
        <translation>Каждый слой, превращающий изображение в выход, — матрица весов. Наведите на элемент, чтобы увидеть, что он соединяет.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Изображение</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Ядро</translation>
    </message>
    <message>
        <source>Shared, local or dense</source>
        <translation>Общий, локальный или полносвязный</translation>
    </message>
    <message>
        <source>Size of the filter: how many inputs an output sees</source>
        <translation>Размер фильтра: сколько входов видит выход</translation>
    </message>
    <message>
        <source>Size of the image; more inputs mean more columns</source>
        <translation>Размер изображения: больше входов, больше столбцов</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Tab goes to the next control, arrow keys move inside it.</source>
        <translation>Tab — к следующему элементу, стрелки — внутри него.</translation>
    </message>
</context>
<context>
    <name>SigmaPage</name>
    <message>
        <source>A dense layer with many inputs</source>
        <translation>Полносвязный слой со многими входами</translation>
    </message>
    <message>
        <source>A few units on random inputs of σ 1</source>
        <translation>Несколько нейронов на случайных входах с σ 1</translation>
    </message>
    <message>
        <source>By theory, from input of σ 1</source>
        <translation>По теории, при входе с σ 1</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, eq. 10: fan_in · σ² = 1. He et al. 2015, eq. 10: ½ · fan_in · σ² = 1.</source>
        <translation>Glorot &amp; Bengio 2010, ур. 10: fan_in · σ² = 1. He et al. 2015, ур. 10: ½ · fan_in · σ² = 1.</translation>
    </message>
    <message>
        <source>He&apos;s rule. The signal is kept after a ReLU, which halves its power.</source>
        <translation>Правило Хе. Сигнал сохраняется после ReLU, которая вдвое уменьшает его мощность.</translation>
    </message>
    <message>
        <source>He&apos;s variance entered as σ. Hardly anything is left of the signal.</source>
        <translation>Дисперсия Хе введена как σ. От сигнала почти ничего не остаётся.</translation>
    </message>
    <message>
        <source>He: σ = √(2 / fan_in)</source>
        <translation>Хе: σ = √(2 / fan_in)</translation>
    </message>
    <message>
        <source>Inputs of the dense layer</source>
        <translation>Входы полносвязного слоя</translation>
    </message>
    <message>
        <source>Mistake: σ = 2 / fan_in</source>
        <translation>Ошибка: σ = 2 / fan_in</translation>
    </message>
    <message>
        <source>Papers state the variance σ²; library functions take the standard deviation σ. If you mix them up, the weights of a wide layer become far too small.</source>
        <translation>Статьи дают дисперсию σ², функции библиотек берут стандартное отклонение σ. Если спутать, веса широкого слоя станут слишком малы.</translation>
    </message>
    <message>
        <source>Size of the output, on a logarithmic scale</source>
        <translation>Размер выхода, логарифмическая шкала</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Стандартное отклонение</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Дисперсия</translation>
    </message>
    <message>
        <source>Xavier&apos;s (Glorot&apos;s) rule for as many outputs as inputs. The signal is kept.</source>
        <translation>Правило Xavier (Глоро) при равном числе входов и выходов. Сигнал сохраняется.</translation>
    </message>
    <message>
        <source>Xavier (Glorot): σ = √(1 / fan_in)</source>
        <translation>Xavier (Glorot): σ = √(1 / fan_in)</translation>
    </message>
    <message>
        <source>the same, measured</source>
        <translation>то же, измерено</translation>
    </message>
    <message>
        <source>σ of the output, %1</source>
        <translation>σ выхода, %1</translation>
    </message>
    <message>
        <source>σ of the output: √fan_in · σ</source>
        <translation>σ выхода: √fan_in · σ</translation>
    </message>
    <message>
        <source>σ of the weights</source>
        <translation>σ весов</translation>
    </message>
    <message>
        <source>σ² of the weights</source>
        <translation>σ² весов</translation>
    </message>
    <message>
        <source>With %1 inputs, the mistake makes the signal %2 times smaller in this layer alone.</source>
        <translation>При числе входов %1 ошибка уменьшает сигнал в %2 раз в одном этом слое.</translation>
    </message>
    <message>
        <source>σ of the input</source>
        <translation>σ входа</translation>
    </message>
</context>
<context>
    <name>SignalPage</name>
    <message>
        <source>Click to choose a variance factor and a depth</source>
        <translation>Щёлкните, чтобы выбрать множитель дисперсии и глубину</translation>
    </message>
    <message>
        <source>Each layer multiplies the variance of the signal by fan_in · σ², and a ReLU halves its power. Only ½ · fan_in · σ² = 1 preserves it, however deep the network. On the way back, the gradient is multiplied by fan_out · σ² instead.</source>
        <translation>Каждый слой умножает дисперсию сигнала на fan_in · σ², а ReLU вдвое уменьшает его мощность. Лишь ½ · fan_in · σ² = 1 сохраняет его при любой глубине сети. На обратном пути градиент умножается уже на fan_out · σ².</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, eq. 5, 6, 10 and 11; He et al. 2015, eq. 9, 10, 13 and 14.</source>
        <translation>Glorot &amp; Bengio 2010, ур. 5, 6, 10 и 11; He et al. 2015, ур. 9, 10, 13 и 14.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Градиент</translation>
    </message>
    <message>
        <source>Gradient backward</source>
        <translation>Градиент назад</translation>
    </message>
    <message>
        <source>Layer %1: signal σ %2 (theory %3) · gradient %4 of that at the output (theory %5) · dead units %6 of 100</source>
        <translation>Слой %1: сигнал σ %2 (теория %3) · градиент %4 от градиента на выходе (теория %5) · мёртвых нейронов %6 из 100</translation>
    </message>
    <message>
        <source>Map of</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Map of vanishing and exploding</source>
        <translation>Карта затухания и взрыва</translation>
    </message>
    <message>
        <source>Preserved: between a tenth of the input and ten times the input</source>
        <translation>Сохраняется: от одной десятой до десятикратного от поданного</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Сигнал</translation>
    </message>
    <message>
        <source>Signal forward</source>
        <translation>Сигнал вперёд</translation>
    </message>
    <message>
        <source>The ring on the map is this network; the colors show what happens to the signal, or the gradient, in a network with another factor or depth.</source>
        <translation>Кольцо на карте — эта сеть; цвета показывают, что происходит с сигналом или градиентом в сети с другим множителем или глубиной.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Веса</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>слой</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>измерено</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>теория</translation>
    </message>
</context>
<context>
    <name>SignalSection</name>
    <message>
        <source>Signal and gradient by layer</source>
        <translation>Сигнал и градиент по слоям</translation>
    </message>
    <message>
        <source>Signal before training</source>
        <translation>Сигнал до обучения</translation>
    </message>
    <message>
        <source>Standard deviation after each layer, before training: of the signal going forward and of the gradient going back. Flat is good: a network whose signal shrinks or grows with every layer is hard to train. Click a layer to edit it.</source>
        <translation>Стандартное отклонение за каждым слоем до обучения: сигнала на пути вперёд и градиента на пути назад. Ровно — хорошо: сеть, сигнал которой сжимается или растёт с каждым слоем, трудно обучить. Щёлкните слой, чтобы изменить его.</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>градиент</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>сигнал</translation>
    </message>
    <message>
        <source>input</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>измерено</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>теория</translation>
    </message>
    <message>
        <source>σ behind %1</source>
        <translation>σ за %1</translation>
    </message>
</context>
<context>
    <name>SignalsPage</name>
    <message>
        <source>All zero: nothing gets through</source>
        <translation>Всё равно 0: ничего не проходит</translation>
    </message>
    <message>
        <source>How much one step changes the weights, relative to their size. About a thousandth is healthy; far below, hardly anything is learned; far above, training is unstable.</source>
        <translation>Насколько один шаг меняет веса относительно их размера. Около тысячной — здорово; намного меньше — почти ничего не выучивается; намного больше — обучение неустойчиво.</translation>
    </message>
    <message>
        <source>Layer whose signal is shown over steps</source>
        <translation>Слой, чей сигнал показан по шагам</translation>
    </message>
    <message>
        <source>Norm of the last update of its weight over the norm of the weight.</source>
        <translation>Норма последнего обновления веса, делённая на норму веса.</translation>
    </message>
    <message>
        <source>Signal by layer</source>
        <translation>Сигнал по слоям</translation>
    </message>
    <message>
        <source>Signal of %1</source>
        <translation>Сигнал %1</translation>
    </message>
    <message>
        <source>Signal over steps</source>
        <translation>Сигнал по шагам</translation>
    </message>
    <message>
        <source>Standard deviation of the activations going forward and of the gradients going back. Flat lines train well; click a layer to see its history.</source>
        <translation>Стандартное отклонение активаций на пути вперёд и градиентов на пути назад. При ровных линиях сеть обучается хорошо; щёлкните слой, чтобы увидеть его историю.</translation>
    </message>
    <message>
        <source>Standard deviation σ of the gradient that reaches the layer.</source>
        <translation>Стандартное отклонение σ градиента, доходящего до слоя.</translation>
    </message>
    <message>
        <source>Standard deviation σ of the layer&apos;s output over images.</source>
        <translation>Стандартное отклонение σ выхода слоя по изображениям.</translation>
    </message>
    <message>
        <source>The layer whose signal is drawn over the steps.</source>
        <translation>Слой, чей сигнал рисуется по шагам.</translation>
    </message>
    <message>
        <source>The same before the first step, as initialized.</source>
        <translation>То же до первого шага, сразу после инициализации.</translation>
    </message>
    <message>
        <source>The signal of one layer during training.</source>
        <translation>Сигнал одного слоя по ходу обучения.</translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation>Обновление / вес</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>активации</translation>
    </message>
    <message>
        <source>at start</source>
        <translation>в начале</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>градиенты</translation>
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
        <translation>Dumoulin &amp; Visin (2016), соотношение %1</translation>
    </message>
    <message>
        <source>In the layer %1</source>
        <translation>В слое %1</translation>
    </message>
    <message>
        <source>Size of the output</source>
        <translation>Размер выхода</translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation>разрежение %1</translation>
    </message>
    <message>
        <source>height: %1 = &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>высота: %1 = &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>n pixels, window of k, padding p on each side, stride s, dilation d, output padding a</source>
        <translation>n пикселей, окно из k, дополнение p с каждой стороны, шаг окна s, разрежение d, дополнение выхода a</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>дополнение %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>шаг окна %1</translation>
    </message>
    <message>
        <source>width: %1 = &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>ширина: %1 = &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>Discard the value you entered and use the scheme&apos;s own</source>
        <translation>Отбросить введённое значение и взять значение схемы</translation>
    </message>
    <message>
        <source>Limit ±</source>
        <translation>Предел ±</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset the scale</source>
        <translation>Сбросить масштаб</translation>
    </message>
    <message>
        <source>The other quantities follow.</source>
        <translation>Остальные величины меняются вместе с ним.</translation>
    </message>
    <message>
        <source>The scheme&apos;s own scale</source>
        <translation>Собственный масштаб схемы</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>задано вами</translation>
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
        <translation>По срезу на каждый входной канал, с его долей квадрата нормы. У всех срезов одна цветовая шкала: от %1 до %2.</translation>
    </message>
    <message>
        <source>Slice for input channel %1, made by filter %1 of %4: norm %2, %3 of the squared norm.</source>
        <translation>Срез для входного канала %1, который создаёт фильтр %1 слоя %4: норма %2, %3 квадрата нормы.</translation>
    </message>
    <message>
        <source>Slice for input channel %1: norm %2, %3 of the squared norm.</source>
        <translation>Срез для входного канала %1: норма %2, %3 квадрата нормы.</translation>
    </message>
    <message>
        <source>Slices of the filter</source>
        <translation>Срезы фильтра</translation>
    </message>
    <message>
        <source>The channels are not made by the filters of a single convolution.</source>
        <translation>Каналы созданы не фильтрами одной свёртки.</translation>
    </message>
    <message>
        <source>The channels are those of the image.</source>
        <translation>Это каналы изображения.</translation>
    </message>
    <message>
        <source>The small picture is the filter of %1 that makes the channel, on a scale of its own.</source>
        <translation>Маленькая картинка — фильтр слоя %1, который создаёт канал, в собственной шкале.</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>A file with images and labels: .npz, CSV, .mat, .h5 and others</source>
        <translation>Файл с изображениями и метками: .npz, CSV, .mat, .h5 и другие</translation>
    </message>
    <message>
        <source>File with images and labels</source>
        <translation>Файл с изображениями и метками</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Файл…</translation>
    </message>
    <message>
        <source>Folder with images and labels</source>
        <translation>Папка с изображениями и метками</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Папка…</translation>
    </message>
    <message>
        <source>IDX, NumPy or other files with images and labels, or pictures by class</source>
        <translation>Файлы IDX, NumPy и другие с изображениями и метками либо картинки по классам</translation>
    </message>
    <message>
        <source>Images and labels</source>
        <translation>Изображения и метки</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy all of the code to the clipboard</source>
        <translation>Скопировать весь код в буфер обмена</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Библиотека</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Исходный код</translation>
    </message>
    <message>
        <source>This experiment as source code</source>
        <translation>Этот эксперимент исходным кодом</translation>
    </message>
    <message>
        <source>Writing the code…</source>
        <translation>Пишется код…</translation>
    </message>
</context>
<context>
    <name>StageHeader</name>
    <message>
        <source>Blue below zero, orange above zero; suitable for color-blind viewers</source>
        <translation>Синее ниже нуля, оранжевое выше; различимо и дальтониками</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Every filter uses the full range of shades, however small its weights</source>
        <translation>Каждый фильтр использует все оттенки, как бы малы ни были его веса</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Фильтры %1</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Градиент</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>One scale for all filters: small weights look flat</source>
        <translation>Одна шкала для всех фильтров: малые веса выглядят ровно</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Шкала</translation>
    </message>
    <message>
        <source>The convolution whose filters are shown</source>
        <translation>Свёртка, чьи фильтры показаны</translation>
    </message>
    <message>
        <source>The filters themselves</source>
        <translation>Сами фильтры</translation>
    </message>
    <message>
        <source>The gradient of the loss of the last batch; each weight moves against it</source>
        <translation>Градиент потерь на последнем пакете; каждый вес движется против него</translation>
    </message>
    <message>
        <source>The weights minus the initial weights: what training added</source>
        <translation>Веса минус начальные: что добавило обучение</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Веса</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Что показано</translation>
    </message>
    <message>
        <source>Zero is medium gray; three-channel filters are shown in color</source>
        <translation>Ноль — средний серый; фильтры с тремя каналами в цвете</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>до обучения</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>двухцветная</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>серая</translation>
    </message>
    <message>
        <source>per filter</source>
        <translation>по фильтру</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>по слою</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>шаг %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>шаг %1 из %2</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message numerus="yes">
        <source>The pattern shared by most of its %n inputs.</source>
        <translation>
            <numerusform>Узор, общий для большинства его входов (%n).</numerusform>
            <numerusform>Узор, общий для большинства его входов (%n).</numerusform>
            <numerusform>Узор, общий для большинства его входов (%n).</numerusform>
        </translation>
    </message>
    <message>
        <source>Too small to have an orientation: not scored.</source>
        <translation>Слишком мал, чтобы иметь направление: не оценивается.</translation>
    </message>
</context>
<context>
    <name>StageSettings</name>
    <message>
        <source>1-D: 2 weights, 3 numbers</source>
        <translation>1-D: 2 веса, 3 числа</translation>
    </message>
    <message>
        <source>2×2 over 3×3</source>
        <translation>2×2 по 3×3</translation>
    </message>
    <message>
        <source>Added to every sum</source>
        <translation>Добавляется к каждой сумме</translation>
    </message>
    <message>
        <source>All ones: L = Σ y</source>
        <translation>1 везде: L = Σ y</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Смещ.</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Разрежение</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Отбросить введённое</translation>
    </message>
    <message>
        <source>Enough zero padding to keep the size at stride 1</source>
        <translation>Столько нулей вокруг, чтобы при шаге 1 размер сохранялся</translation>
    </message>
    <message>
        <source>From the next layer: how the loss L changes with each output y</source>
        <translation>От следующего слоя: как потери L меняются с каждым выходом y</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Градиент</translation>
    </message>
    <message>
        <source>How many pixels the window moves at a time</source>
        <translation>На сколько пикселей сдвигается окно</translation>
    </message>
    <message>
        <source>Learning rate: the update subtracts η times the gradient from the weights</source>
        <translation>Скорость обучения: обновление вычитает из весов градиент, умноженный на η</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>Следующее тестовое изображение</translation>
    </message>
    <message>
        <source>No padding: the window stays inside</source>
        <translation>Без дополнения: окно остаётся внутри</translation>
    </message>
    <message>
        <source>Number of zeros on each side</source>
        <translation>Число нулей с каждой стороны</translation>
    </message>
    <message>
        <source>On stage: the framed %1 of %2 pixels, treated as the whole input.</source>
        <translation>На экране: %1 пикселей в рамке из %2; они считаются всем входом.</translation>
    </message>
    <message>
        <source>One here, zero elsewhere: L = this y</source>
        <translation>1 только здесь: L = этот y</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>Дополнение выхода</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Дополнение</translation>
    </message>
    <message>
        <source>Padding surrounds them with zeros; the layer itself sees their neighbors there</source>
        <translation>Дополнение окружает их нулями; сам слой видит там соседние пиксели</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Картинка</translation>
    </message>
    <message>
        <source>Pixels from one weight of the filter to the next; 1 leaves no gaps</source>
        <translation>Пикселей от одного веса фильтра до следующего; при 1 промежутков нет</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>Предыдущее тестовое изображение</translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation>Скорость η</translation>
    </message>
    <message>
        <source>Restore the original numbers</source>
        <translation>Восстановить исходные числа</translation>
    </message>
    <message>
        <source>Rows and columns added at the bottom and right of the output</source>
        <translation>Строки и столбцы, добавленные снизу и справа к выходу</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Шаг окна</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Тестовое изображение</translation>
    </message>
    <message>
        <source>Textbook filter</source>
        <translation>Фильтр из учебника</translation>
    </message>
    <message>
        <source>The 3×3 filter that responds to an X</source>
        <translation>Фильтр 3×3, отвечающий на X</translation>
    </message>
    <message>
        <source>The picture the filter slides over</source>
        <translation>Картинка, по которой скользит фильтр</translation>
    </message>
    <message>
        <source>X of ones and zeros</source>
        <translation>X из единиц и нулей</translation>
    </message>
    <message>
        <source>from the example</source>
        <translation>как в примере</translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation>тестовое изображение %1 из %2: %3</translation>
    </message>
    <message>
        <source>y itself: L = ½ Σ y²</source>
        <translation>сам y: L = ½ Σ y²</translation>
    </message>
</context>
<context>
    <name>StallPage</name>
    <message>
        <source>100 units per layer</source>
        <translation>100 нейронов в слое</translation>
    </message>
    <message>
        <source>A sigmoid outputs about ½ for almost any input, and its slope is at most ¼. After a few sigmoid layers all images look alike: each ReLU is on for every image or off for every image, and almost no gradient flows back.</source>
        <translation>Сигмоида почти при любом входе даёт около ½, а её наклон не больше ¼. После нескольких слоёв с сигмоидой все изображения похожи: каждая ReLU включена для всех или выключена для всех, и градиент почти не возвращается.</translation>
    </message>
    <message>
        <source>After the last layer, %1 of σ differs between images; %2 of its ReLUs are off for every image. The gradient reaches layer 1 scaled by ×%3.</source>
        <translation>После последнего слоя %1 от σ различается между изображениями; %2 его ReLU выключены для всех. Градиент доходит до слоя 1 с множителем ×%3.</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, section 3.1; He et al. 2015, section 2.2.</source>
        <translation>Glorot &amp; Bengio 2010, раздел 3.1; He et al. 2015, раздел 2.2.</translation>
    </message>
    <message>
        <source>Number of ReLU layers after them; on the right, all layers are ReLUs</source>
        <translation>Сколько следует; справа все слои — ReLU</translation>
    </message>
    <message>
        <source>Number of sigmoid layers at the start of the network on the left</source>
        <translation>Сколько идёт первыми в сети слева</translation>
    </message>
    <message>
        <source>ReLU layers</source>
        <translation>Слои ReLU</translation>
    </message>
    <message>
        <source>ReLUs throughout</source>
        <translation>Везде ReLU</translation>
    </message>
    <message>
        <source>Sigmoid layers</source>
        <translation>Слои с сигмоидой</translation>
    </message>
    <message>
        <source>Sigmoids, then ReLUs</source>
        <translation>Сигмоиды, потом ReLU</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>градиент</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>слой</translation>
    </message>
    <message>
        <source>of this, between images</source>
        <translation>из неё между изображениями</translation>
    </message>
    <message>
        <source>σ of the signal</source>
        <translation>σ сигнала</translation>
    </message>
</context>
<context>
    <name>StampedBackwardStage</name>
    <message>
        <source>Click, drag or use the arrow keys to choose the pixel.</source>
        <translation>Щёлкните, перетащите или используйте стрелки, чтобы выбрать пиксель.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Дважды щёлкните число или нажмите F2, чтобы ввести другое.</translation>
    </message>
    <message>
        <source>The gradient of the input: the sum of gradient × filter, and the filter after one step</source>
        <translation>Градиент входа: сумма градиент × фильтр, и фильтр после одного шага</translation>
    </message>
    <message>
        <source>The gradient of the weights: pixel × the gradient under its stamp, summed</source>
        <translation>Градиент весов: пиксель × градиент под его отпечатком, просуммированный</translation>
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
        <translation>50% и 80%: первый записанный шаг с такой долей краёв.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Точность</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Края</translation>
    </message>
    <message>
        <source>First recorded step at which 80% of the filters were edges</source>
        <translation>Первый записанный шаг, на котором краями были 80% фильтров</translation>
    </message>
    <message>
        <source>First recorded step at which half of the filters were edges</source>
        <translation>Первый записанный шаг, на котором краями была половина фильтров</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Таблица лидеров</translation>
    </message>
    <message>
        <source>Means over the seeds, and medians of steps.</source>
        <translation>Средние по зёрнам и медианы шагов.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>On test images; with several seeds, the mean</source>
        <translation>На тестовых изображениях; с несколькими зёрнами — среднее</translation>
    </message>
    <message>
        <source>Share of the filters labeled edge; the mean</source>
        <translation>Доля фильтров с меткой «край»; среднее</translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>up to %1 images/s</source>
        <translation>до %1 изобр./с</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 шаг/с</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n поток</numerusform>
            <numerusform>%n потока</numerusform>
            <numerusform>%n потоков</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>Запуск невозможен</translation>
    </message>
    <message numerus="yes">
        <source>Compiling %n kernel(s); this happens only once</source>
        <translation>
            <numerusform>Компиляция %n ядра, один раз</numerusform>
            <numerusform>Компиляция %n ядер, один раз</numerusform>
            <numerusform>Компиляция %n ядер, один раз</numerusform>
        </translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Разошлось</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>Экспортировано: %1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Полная скорость</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Подготовка</translation>
    </message>
    <message>
        <source>Number of steps per second, from one to as fast as possible.</source>
        <translation>Число шагов в секунду, от одного до наибольшего возможного.</translation>
    </message>
    <message>
        <source>Analyzing the network</source>
        <translation>Анализ сети</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Темп</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово к запуску</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Сохранение</translation>
    </message>
    <message>
        <source>Show where it was saved</source>
        <translation>Показать, куда записано</translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation>Помедленнее</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>Train as fast as the machine can (F)</source>
        <translation>Обучать так быстро, как может машина (F)</translation>
    </message>
    <message>
        <source>Train at a pace the eye can follow</source>
        <translation>Обучать в темпе, за которым успевает глаз</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>полная скорость</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>A good start does not guarantee a good first step: where gradients are large, a single update can blow up a layer, or leave ReLUs that no image ever turns on again.</source>
        <translation>Хорошее начало не гарантирует хорошего первого шага: где градиенты велики, одно обновление может взорвать слой или оставить ReLU, которые больше не включит ни одно изображение.</translation>
    </message>
    <message>
        <source>Layers before and after the first update</source>
        <translation>Слои до и после первого обновления</translation>
    </message>
    <message>
        <source>Loss before the update: %1.</source>
        <translation>Потери до обновления: %1.</translation>
    </message>
    <message>
        <source>Before and after the first update</source>
        <translation>До и после первого обновления</translation>
    </message>
    <message>
        <source>He et al. 2015, section 2.2: if each layer scales by β, L layers scale by βᴸ.</source>
        <translation>He et al. 2015, раздел 2.2: если каждый слой умножает на β, то L слоёв умножают на βᴸ.</translation>
    </message>
    <message>
        <source>Largest change: %1, whose σ changed by a factor of %2.</source>
        <translation>Сильнее всего изменился %1: его σ изменилась в %2 раз.</translation>
    </message>
    <message>
        <source>No unit died.</source>
        <translation>Ни один нейрон не умер.</translation>
    </message>
    <message>
        <source>No sudden change: the largest change of σ is a factor of %2 (%1).</source>
        <translation>Резких изменений нет: наибольшее изменение σ — в %2 раз (%1).</translation>
    </message>
    <message>
        <source>Of the layer&apos;s output on the same training images</source>
        <translation>Выхода слоя на тех же обучающих изображениях</translation>
    </message>
    <message>
        <source>Output of every layer</source>
        <translation>Выход каждого слоя</translation>
    </message>
    <message>
        <source>The update broke the network: %1 outputs NaN or infinity.</source>
        <translation>Обновление сломало сеть: %1 даёт NaN или бесконечность.</translation>
    </message>
    <message>
        <source>Units died in: %1.</source>
        <translation>Нейроны умерли в: %1.</translation>
    </message>
    <message>
        <source>Units that output 0 for every image: they learn nothing</source>
        <translation>Нейроны, дающие 0 на всех изображениях: они ничему не учатся</translation>
    </message>
    <message>
        <source>after</source>
        <translation>после</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>мёртвые нейроны</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>слой</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>среднее</translation>
    </message>
    <message>
        <source>σ after the update</source>
        <translation>σ после обновления</translation>
    </message>
    <message>
        <source>σ before</source>
        <translation>σ до</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>Do it</source>
        <translation>Сделать</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Сделано</translation>
    </message>
    <message>
        <source>Have this step done for you</source>
        <translation>Пусть программа сделает этот шаг за вас</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Предстоит</translation>
    </message>
</context>
<context>
    <name>StoredLayersPanel</name>
    <message>
        <source>Convolutions of the file</source>
        <translation>Свёртки в файле</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Filters × inputs × height × width</source>
        <translation>Фильтры × входы × высота × ширина</translation>
    </message>
    <message>
        <source>Histogram of the weights of the layer</source>
        <translation>Гистограмма весов слоя</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Похоже на</translation>
    </message>
    <message>
        <source>Name of the layer in the file</source>
        <translation>Имя слоя в файле</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Стандартное отклонение весов</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Веса</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>looks like %1</source>
        <translation>похоже на %1</translation>
    </message>
    <message>
        <source>no known initialization, as is usual for trained layers</source>
        <translation>ни на одну известную инициализацию; для обученного слоя это обычно</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>хранится как</translation>
    </message>
    <message>
        <source>type</source>
        <translation>тип</translation>
    </message>
</context>
<context>
    <name>SubjectChoice</name>
    <message>
        <source>Its dense layers on digits, with a last layer for the classes</source>
        <translation>Её полносвязные слои на цифрах с последним слоем для классов</translation>
    </message>
    <message>
        <source>My network</source>
        <translation>Моя сеть</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>The experiment of the Train room, as it is edited now</source>
        <translation>Эксперимент из раздела «Обучение», как он есть сейчас</translation>
    </message>
    <message>
        <source>The network of the first page</source>
        <translation>Сеть с первой страницы</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>An image that was not used for training</source>
        <translation>Изображение, которое не использовалось для обучения</translation>
    </message>
    <message>
        <source>A random image from this selection</source>
        <translation>Случайное изображение из этой выборки</translation>
    </message>
    <message>
        <source>Center and scale as in MNIST</source>
        <translation>Центр и масштаб как в MNIST</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Класс</translation>
    </message>
    <message>
        <source>Class of the images shown</source>
        <translation>Класс показываемых изображений</translation>
    </message>
    <message>
        <source>Classes in their original order</source>
        <translation>Классы в исходном порядке</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Рисовать</translation>
    </message>
    <message>
        <source>Draw here with the mouse</source>
        <translation>Рисуйте здесь мышью</translation>
    </message>
    <message>
        <source>Draw one with the mouse</source>
        <translation>Нарисовать мышью</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Рисунок</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Предсказание</translation>
    </message>
    <message>
        <source>input</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>вход %1</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Следующее изображение</translation>
    </message>
    <message>
        <source>Show only test images of this class.</source>
        <translation>Показывать только тестовые изображения этого класса.</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Порядок классов</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Предыдущее изображение</translation>
    </message>
    <message>
        <source>Probability of every class</source>
        <translation>Вероятность каждого класса</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Случайно</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Отменить всё</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>Отменить последний штрих</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Тестовое изображение</translation>
    </message>
    <message>
        <source>Test image %1: %2</source>
        <translation>Тестовое изображение %1: %2</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Тестовые изображения</translation>
    </message>
    <message>
        <source>The digits it was trained on were scaled to 20×20 pixels, with their center of mass in the middle. When off, the drawing is used as it is.</source>
        <translation>Цифры, на которых она обучалась, приведены к 20×20 пикселям, центр масс посередине. Если выключено, рисунок берётся как есть.</translation>
    </message>
    <message>
        <source>The drawing at the resolution the network sees.</source>
        <translation>Рисунок в том разрешении, которое видит сеть.</translation>
    </message>
    <message>
        <source>Softmax of the last layer&apos;s outputs. ✓ true class, ✗ wrong prediction.</source>
        <translation>Softmax выходов последнего слоя. ✓ верный класс, ✗ неверное предсказание.</translation>
    </message>
    <message>
        <source>The most probable class first</source>
        <translation>Сначала самый вероятный класс</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Что видит сеть</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>by probability</source>
        <translation>по доле</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>подряд</translation>
    </message>
</context>
<context>
    <name>SweepHanding</name>
    <message>
        <source>Export the sweep</source>
        <translation>Экспорт перебора</translation>
    </message>
    <message>
        <source>No short command describes this network. Start the sweep, then copy.</source>
        <translation>Эту сеть не описать короткой командой. Начните перебор, затем копируйте.</translation>
    </message>
    <message>
        <source>Pictures, tables and reports</source>
        <translation>Картинки, таблицы и отчёты</translation>
    </message>
</context>
<context>
    <name>SweepRoom</name>
    <message>
        <source>%1. Another process is computing it.</source>
        <translation>%1. Его считает другой процесс.</translation>
    </message>
    <message>
        <source>A single run says nothing about initialization: another seed may reverse the order. Choose what varies and how many seeds to use, and press Start the sweep.</source>
        <translation>Один запуск ничего не говорит об инициализации: другое зерно может изменить порядок. Выберите, что менять и сколько зёрен взять, и нажмите «Начать перебор».</translation>
    </message>
    <message>
        <source>As PNG, SVG, PDF, CSV or Markdown</source>
        <translation>Как PNG, SVG, PDF, CSV или Markdown</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Копировать как команду</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Показатель</translation>
    </message>
    <message>
        <source>No sweep yet</source>
        <translation>Переборов ещё нет</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Reading the sweep…</source>
        <translation>Чтение перебора…</translation>
    </message>
    <message>
        <source>Results of the settings</source>
        <translation>Результаты настроек</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Перебор</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>%1, selected</source>
        <translation>%1, выбран</translation>
    </message>
    <message>
        <source>Available filters</source>
        <translation>Доступные фильтры</translation>
    </message>
    <message>
        <source>Click to select. Double-click or press Enter to copy it into the painter.</source>
        <translation>Щёлкните, чтобы выбрать. Двойной щелчок или Enter копирует его в рисунок.</translation>
    </message>
    <message>
        <source>Delete: remove this filter.</source>
        <translation>Delete: убрать этот фильтр.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Drag to look back; filters, numbers and curves follow. Training continues.</source>
        <translation>Перетащите, чтобы посмотреть назад; фильтры, числа и кривые последуют. Обучение продолжается.</translation>
    </message>
    <message>
        <source>Follow the newest step of the run again (L).</source>
        <translation>Снова следовать за последним шагом (L).</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show</source>
        <translation>В этой сети нет свёрток, поэтому нет и фильтров</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Play back the recorded history, more slowly at the start.</source>
        <translation>Показать записанную историю, медленнее в начале.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Step %1: click to look at the filters as they were then.</source>
        <translation>Шаг %1: щёлкните, чтобы увидеть фильтры, какими они были.</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Просматриваемый шаг</translation>
    </message>
    <message>
        <source>The selected filter over the run</source>
        <translation>Выбранный фильтр по ходу запуска</translation>
    </message>
    <message>
        <source>Train to fill the timeline</source>
        <translation>Обучите сеть, чтобы заполнить шкалу времени</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>A ten-minute tour, docked here next to the rooms, answers questions about filters and their initial weights. It tells you what to do, does it for you if you like, and ticks off what is done.</source>
        <translation>Экскурсия на десять минут, здесь, рядом с разделами, отвечает на вопросы о фильтрах и их начальных весах. Она говорит, что делать, по желанию делает это за вас и отмечает сделанное.</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Вы здесь впервые?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Offer of the tour</source>
        <translation>Предложение экскурсии</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>Начать экскурсию</translation>
    </message>
    <message>
        <source>The tour is always available in the Help menu.</source>
        <translation>Экскурсия всегда есть в меню «Справка».</translation>
    </message>
</context>
<context>
    <name>TourPanel</name>
    <message>
        <source>All questions</source>
        <translation>Все вопросы</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>Закрыть экскурсию</translation>
    </message>
    <message>
        <source>Close the tour; it stays available in the Help menu</source>
        <translation>Закрыть экскурсию; она есть в меню «Справка»</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Экскурсия</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Следующий вопрос</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Предыдущий вопрос</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Вопрос %1 из %2</translation>
    </message>
    <message>
        <source>Remove all ticks</source>
        <translation>Снять все отметки</translation>
    </message>
</context>
<context>
    <name>TrainRoom</name>
    <message>
        <source>Experiment</source>
        <translation>Эксперимент</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Инициализация</translation>
    </message>
    <message>
        <source>Settings shown</source>
        <translation>Показанные настройки</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>2,000 handwritten digits</source>
        <translation>2000 рукописных цифр</translation>
    </message>
    <message>
        <source>A small network with this kind of first layer, a ReLU and a dense layer: same images, same seed, same order. Takes a few seconds.</source>
        <translation>Маленькая сеть с таким первым слоем, ReLU и полносвязным слоем: те же изображения, то же зерно, тот же порядок. Займёт несколько секунд.</translation>
    </message>
    <message>
        <source>Accuracy and number of parameters</source>
        <translation>Точность и число параметров</translation>
    </message>
    <message>
        <source>Accuracy on shifted images</source>
        <translation>Точность на сдвинутых изображениях</translation>
    </message>
    <message>
        <source>Accuracy while training</source>
        <translation>Точность по ходу обучения</translation>
    </message>
    <message>
        <source>All trained parameters of the network, including the last layer and the biases</source>
        <translation>Все обучаемые параметры сети, включая последний слой и смещения</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Цифры</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Of the first layer, without biases</source>
        <translation>Первого слоя, без смещений</translation>
    </message>
    <message>
        <source>On test images; during training, on the most recent batches</source>
        <translation>На тестовых изображениях; при обучении — по последним пакетам</translation>
    </message>
    <message>
        <source>The first 2,000 images of the experiment, preprocessed as it specifies</source>
        <translation>Первые 2000 изображений эксперимента, подготовленные как в нём задано</translation>
    </message>
    <message>
        <source>All three, trained</source>
        <translation>Все три после обучения</translation>
    </message>
    <message>
        <source>This experiment&apos;s images</source>
        <translation>Изображения этого эксперимента</translation>
    </message>
    <message>
        <source>Train all three side by side</source>
        <translation>Обучить все три рядом</translation>
    </message>
    <message>
        <source>Train all three to see their results here.</source>
        <translation>Обучите все три, чтобы увидеть здесь их результаты.</translation>
    </message>
    <message>
        <source>Train three networks that differ only in their first layer, on the same images with the same seed and order</source>
        <translation>Обучить три сети, которые отличаются только первым слоем, на тех же изображениях, с тем же зерном и порядком</translation>
    </message>
    <message>
        <source>Training on other images is still in progress. Stop it to train again.</source>
        <translation>Обучение на других изображениях ещё идёт. Остановите его, чтобы обучить заново.</translation>
    </message>
    <message>
        <source>Training one after the other; then the test images are shifted…</source>
        <translation>Обучаются одна за другой; затем сдвигаются тестовые изображения…</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>точность</translation>
    </message>
    <message>
        <source>shift in pixels</source>
        <translation>сдвиг, в пикселях</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>параметры</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>шагов</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>веса</translation>
    </message>
</context>
<context>
    <name>TransposedStage</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; times the filter falls outside the output.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, умноженное на фильтр, попадает за пределы выхода.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; times the filter is added to rows %2 to %3 and columns %4 to %5 of the output.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, умноженное на фильтр, прибавляется к строкам %2–%3 и столбцам %4–%5 выхода.</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to choose the pixel.</source>
        <translation>Щёлкните, перетащите или используйте стрелки, чтобы выбрать пиксель.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Дважды щёлкните число или нажмите F2, чтобы ввести другое.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Pixel × filter</source>
        <translation>Пиксель × фильтр</translation>
    </message>
    <message>
        <source>The output starts as the bias, %1.</source>
        <translation>Вначале выход равен смещению, %1.</translation>
    </message>
    <message>
        <source>The part beyond the border is cut off.</source>
        <translation>Часть за границей отбрасывается.</translation>
    </message>
    <message>
        <source>The products of all %1 channels are added.</source>
        <translation>Складываются произведения всех каналов (%1).</translation>
    </message>
    <message>
        <source>The stamp of this pixel</source>
        <translation>Отпечаток этого пикселя</translation>
    </message>
    <message>
        <source>input in row %1, column %2</source>
        <translation>вход в строке %1, столбце %2</translation>
    </message>
</context>
<context>
    <name>TrialsCard</name>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since then; see the log</source>
        <translation>
            <numerusform>с тех пор ещё %n ошибка, см. журнал</numerusform>
            <numerusform>с тех пор ещё %n ошибки, см. журнал</numerusform>
            <numerusform>с тех пор ещё %n ошибок, см. журнал</numerusform>
        </translation>
    </message>
    <message>
        <source>An unexpected error: %1</source>
        <translation>Непредвиденная ошибка: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation>Скопировать всё сообщение</translation>
    </message>
    <message>
        <source>See %1 for details</source>
        <translation>Подробности в файле %1</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Открыть журнал</translation>
    </message>
    <message>
        <source>Open the file with the details</source>
        <translation>Открыть файл с подробностями</translation>
    </message>
    <message>
        <source>guitrainer is still running. If something looks wrong, reset or restart it.</source>
        <translation>guitrainer продолжает работу. Если что-то выглядит неверно, нажмите «Сброс» или перезапустите программу.</translation>
    </message>
</context>
<context>
    <name>UnitView</name>
    <message>
        <source>Another start</source>
        <translation>Другое начало</translation>
    </message>
    <message>
        <source>Gradient ascent</source>
        <translation>Градиентный подъём</translation>
    </message>
    <message>
        <source>Images that excite it most</source>
        <translation>Изображения, которые сильнее всего его возбуждают</translation>
    </message>
    <message>
        <source>Made from noise (seed %1) by %2 steps of gradient ascent on the output at the middle position, with weight decay of the pixels and a smoothed gradient: %3 before, %4 after. It is one of many images that excite the filter, and not a typical input.</source>
        <translation>Создано из шума (зерно %1) за %2 шагов градиентного подъёма выхода в средней позиции, с затуханием пикселей и сглаженным градиентом: %3 до, %4 после. Это одно из многих изображений, возбуждающих фильтр, а не типичный вход.</translation>
    </message>
    <message>
        <source>Made from noise (seed %1) by %2 steps of gradient ascent on the output of the unit, with weight decay of the pixels and a smoothed gradient: %3 before, %4 after. It is one of many images that excite the unit, and not a typical input.</source>
        <translation>Создано из шума (зерно %1) за %2 шагов градиентного подъёма выхода нейрона, с затуханием пикселей и сглаженным градиентом: %3 до, %4 после. Это одно из многих изображений, возбуждающих нейрон, а не типичный вход.</translation>
    </message>
    <message>
        <source>Patches that excite it most</source>
        <translation>Фрагменты, которые сильнее всего его возбуждают</translation>
    </message>
    <message>
        <source>Receptive field: %1 pixels. At most one patch from each of %2 test images; the numbers are outputs of the layer. Weights of step %3.</source>
        <translation>Рецептивное поле: %1 пикселей. Не более одного фрагмента из каждого из %2 тестовых изображений; числа — выходы слоя. Веса на шаге %3.</translation>
    </message>
    <message>
        <source>Receptive field: the whole image (%1 pixels). %2 test images were searched; the numbers are outputs of the layer. Weights of step %3.</source>
        <translation>Рецептивное поле: всё изображение (%1 пикселей). Просмотрено тестовых изображений: %2; числа — выходы слоя. Веса на шаге %3.</translation>
    </message>
    <message>
        <source>Start from other noise: another seed</source>
        <translation>Начать с другого шума: другое зерно</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Тестовое изображение</translation>
    </message>
    <message>
        <source>Test image %1: %2; output %3</source>
        <translation>Тестовое изображение %1: %2; выход %3</translation>
    </message>
    <message>
        <source>The frame is the receptive field: the pixels that it sees.</source>
        <translation>Рамка — рецептивное поле: пиксели, которые он видит.</translation>
    </message>
</context>
<context>
    <name>VariancePage</name>
    <message>
        <source>Computing…</source>
        <translation>Вычисляется…</translation>
    </message>
</context>
<context>
    <name>VarianceRoom</name>
    <message>
        <source>After one step</source>
        <translation>После одного шага</translation>
    </message>
    <message>
        <source>LSUV</source>
        <translation>LSUV</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Sigmoid before ReLU</source>
        <translation>Сигмоида перед ReLU</translation>
    </message>
    <message>
        <source>Signal by depth</source>
        <translation>Сигнал по глубине</translation>
    </message>
    <message>
        <source>Variance or σ?</source>
        <translation>Дисперсия или σ?</translation>
    </message>
    <message>
        <source>Zero mean</source>
        <translation>Нулевое среднее</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Analyzing the network…</source>
        <translation>Анализ сети…</translation>
    </message>
    <message>
        <source>Change the experiment. You can undo this.</source>
        <translation>Изменить эксперимент. Это можно отменить.</translation>
    </message>
    <message>
        <source>This network cannot be trained. %1</source>
        <translation>Эту сеть нельзя обучить. %1</translation>
    </message>
</context>
<context>
    <name>WeightMeanPage</name>
    <message>
        <source>As drawn</source>
        <translation>Как взяты</translation>
    </message>
    <message>
        <source>Every output is 0 with these weights, whatever the images are.</source>
        <translation>При этих весах все выходы равны 0, каковы бы ни были изображения.</translation>
    </message>
    <message>
        <source>Root mean square over the filters of the sum of their weights: the response to a patch of ones, which has no pattern</source>
        <translation>Корень из среднего по фильтрам квадрата суммы их весов: отклик на фрагмент из единиц, где смотреть не на что</translation>
    </message>
    <message>
        <source>Share of the variation of the outputs that all filters have in common: 100% if all of them respond alike</source>
        <translation>Доля изменчивости выходов, общая для всех фильтров: 100 %, если все отвечают одинаково</translation>
    </message>
    <message>
        <source>The same weights with their σ added to each.</source>
        <translation>Те же веса, к каждому прибавлена их σ.</translation>
    </message>
    <message>
        <source>The weights of a filter with a positive mean add up to something positive: it responds to brightness, whatever the shape, and so does every other filter. With zero mean, brightness cancels out, only differences between pixels count, and each filter sees something else.</source>
        <translation>Веса фильтра с положительным средним дают положительную сумму: он отвечает на яркость, какой бы ни была форма, и так же все остальные фильтры. При нулевом среднем яркость взаимно уничтожается, важны только разности между пикселями, и каждый фильтр видит своё.</translation>
    </message>
    <message>
        <source>The weights of your first layer before training.</source>
        <translation>Веса вашего первого слоя до обучения.</translation>
    </message>
    <message>
        <source>What all filters have in common</source>
        <translation>Общее у всех фильтров</translation>
    </message>
    <message>
        <source>With a mean</source>
        <translation>Со средним</translation>
    </message>
    <message>
        <source>With zero mean, the filters share %1 of the variation of their outputs; with a mean of one σ, %2.</source>
        <translation>При нулевом среднем у фильтров общего %1 изменчивости выходов, при среднем в одну σ — %2.</translation>
    </message>
    <message>
        <source>Your first layer on standardized images, before training.</source>
        <translation>Ваш первый слой на нормированных изображениях, до обучения.</translation>
    </message>
    <message>
        <source>common to all filters</source>
        <translation>общее у всех фильтров</translation>
    </message>
    <message>
        <source>mean of the weights</source>
        <translation>среднее весов</translation>
    </message>
    <message>
        <source>response to a uniform patch</source>
        <translation>отклик на ровный фрагмент</translation>
    </message>
    <message>
        <source>σ of the weights</source>
        <translation>σ весов</translation>
    </message>
</context>
<context>
    <name>accepted</name>
    <message>
        <source> or </source>
        <translation> или </translation>
    </message>
    <message>
        <source>a unique name: a lowercase letter, then lowercase letters, digits or _</source>
        <translation>собственное имя: строчная латинская буква, затем строчные буквы, цифры или _</translation>
    </message>
    <message>
        <source>a number, %1</source>
        <translation>число, %1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>целое число от %1 до %2</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>не более %1 знаков</translation>
    </message>
    <message>
        <source>letters, digits, - and _</source>
        <translation>латинские буквы, цифры, - и _</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>two numbers, as in %1</source>
        <translation>два числа, как в %1</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Unsaved edits of the last session are restored when nothing else is opened</source>
        <translation>Несохранённые правки прошлого сеанса восстановятся, если не открывать ничего другого</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Adam with decoupled weight decay.</source>
        <translation>Adam, где затухание весов отделено от градиента.</translation>
    </message>
    <message>
        <source>Divides g by the root of its recent mean square.</source>
        <translation>Делит g на корень из недавнего среднего квадрата.</translation>
    </message>
    <message>
        <source>Each image is scaled to mean 0 and standard deviation 1.</source>
        <translation>Каждое изображение приводится к среднему 0 и отклонению 1.</translation>
    </message>
    <message>
        <source>Images and labels unchanged.</source>
        <translation>Изображения и метки как есть.</translation>
    </message>
    <message>
        <source>Labels drawn at random: they can only be memorized.</source>
        <translation>Метки взяты случайно: их можно только заучить.</translation>
    </message>
    <message>
        <source>Running mean of g divided by the root of the running mean of g², both bias-corrected.</source>
        <translation>Скользящее среднее g, делённое на корень из скользящего среднего g²; оба с поправкой на смещение.</translation>
    </message>
    <message>
        <source>Mean subtracted, divided by the standard deviation.</source>
        <translation>Вычитается среднее, делится на отклонение.</translation>
    </message>
    <message>
        <source>Gaussian noise in which all pixels are independent, instead of images.</source>
        <translation>Гауссов шум с независимыми пикселями вместо изображений.</translation>
    </message>
    <message>
        <source>Gaussian noise that falls with the frequency like natural images, without directions.</source>
        <translation>Гауссов шум, убывающий с частотой, как естественные изображения, без выделенных направлений.</translation>
    </message>
    <message>
        <source>Pixels in 0…1 as they are.</source>
        <translation>Пиксели в 0…1 как есть.</translation>
    </message>
    <message>
        <source>The mean of all training pixels is subtracted.</source>
        <translation>Вычитается среднее всех обучающих пикселей.</translation>
    </message>
    <message>
        <source>The pixels of all images in the same random order: no edges remain.</source>
        <translation>Пиксели всех изображений в одном случайном порядке: краёв больше нет.</translation>
    </message>
    <message>
        <source>The rate drops by a factor at regular intervals.</source>
        <translation>Скорость падает в несколько раз через заданное число шагов.</translation>
    </message>
    <message>
        <source>The rate falls along half a cosine until the end.</source>
        <translation>Скорость падает по половине косинуса до конца.</translation>
    </message>
    <message>
        <source>The rate rises over 30% of the steps, then falls.</source>
        <translation>Скорость растёт 30 % шагов, потом падает.</translation>
    </message>
    <message>
        <source>The rate stays constant.</source>
        <translation>Скорость не меняется.</translation>
    </message>
    <message>
        <source>The same frequencies and directions as the images, but random phases: no edges, yet filters may still be oriented.</source>
        <translation>Те же частоты и направления, что у изображений, но случайные фазы: краёв нет, хотя фильтры всё же могут иметь ориентацию.</translation>
    </message>
    <message>
        <source>Whitening by frequency: all frequencies are equally strong, except for the highest; then mean 0 and standard deviation 1.</source>
        <translation>Отбеливание по частоте: все частоты одинаково сильны, кроме самых высоких; затем среднее 0 и стандартное отклонение 1.</translation>
    </message>
    <message>
        <source>Whitening: neighboring pixels are no longer correlated.</source>
        <translation>Отбеливание: соседние пиксели больше не коррелируют.</translation>
    </message>
    <message>
        <source>v ← μ·v + g, w ← w − η·v: keeps part of its velocity.</source>
        <translation>v ← μ·v + g, w ← w − η·v: сохраняет часть своей скорости.</translation>
    </message>
    <message>
        <source>w ← w − η·(g + μ·v): momentum that looks ahead.</source>
        <translation>w ← w − η·(g + μ·v): импульс, который смотрит вперёд.</translation>
    </message>
    <message>
        <source>w ← w − η·g: straight down the gradient.</source>
        <translation>w ← w − η·g: прямо вниз по градиенту.</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copied: %1</source>
        <translation>Скопировано: %1</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>%1 (default of %2)</source>
        <translation>%1 (по умолчанию в %2)</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 и %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>ещё %1</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 или %2</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n контрольная точка</numerusform>
            <numerusform>%n контрольные точки</numerusform>
            <numerusform>%n контрольных точек</numerusform>
        </translation>
    </message>
    <message>
        <source>Edges over the checkpoints</source>
        <translation>Края по контрольным точкам</translation>
    </message>
    <message>
        <source>Share of the filters of the layer that are labeled edge</source>
        <translation>Доля фильтров слоя с меткой «край»</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>выбран здесь</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>свёртка</translation>
    </message>
    <message>
        <source>default of %1</source>
        <translation>по умолчанию в %1</translation>
    </message>
    <message>
        <source>depthwise convolution</source>
        <translation>поканальная свёртка</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>фильтры</translation>
    </message>
    <message>
        <source>height</source>
        <translation>высота</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>входы</translation>
    </message>
    <message>
        <source>named as in Keras and Flax</source>
        <translation>названы как в Keras и Flax</translation>
    </message>
    <message>
        <source>named as in PyTorch</source>
        <translation>названы как в PyTorch</translation>
    </message>
    <message>
        <source>normal, standard deviation %1</source>
        <translation>нормальная, стандартное отклонение %1</translation>
    </message>
    <message>
        <source>possible: %1</source>
        <translation>возможны: %1</translation>
    </message>
    <message>
        <source>recorded run</source>
        <translation>записанный запуск</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>шаг %1</translation>
    </message>
    <message>
        <source>the input of %1</source>
        <translation>вход операции %1</translation>
    </message>
    <message>
        <source>the only order that fits its shape</source>
        <translation>единственный порядок, подходящий к форме</translation>
    </message>
    <message>
        <source>the only order that fits the shapes of all layers</source>
        <translation>единственный порядок, подходящий к формам всех слоёв</translation>
    </message>
    <message>
        <source>the only order with the shape of the layer</source>
        <translation>единственный порядок с формой слоя</translation>
    </message>
    <message>
        <source>transposed convolution</source>
        <translation>транспонированная свёртка</translation>
    </message>
    <message>
        <source>uniform, limit %1</source>
        <translation>равномерная, предел %1</translation>
    </message>
    <message>
        <source>width</source>
        <translation>ширина</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>записано: %1</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>как размер</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>автоматически</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>классы</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>измерено</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>0, padding</source>
        <translation>0, дополнение</translation>
    </message>
    <message>
        <source>in units of %1</source>
        <translation>в единицах %1</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>строка %1, столбец %2: %3</translation>
    </message>
</context>
<context>
    <name>handmade</name>
    <message>
        <source>Diverged, so it cannot be compared: %1.</source>
        <translation>Разошлось, поэтому сравнить нельзя: %1.</translation>
    </message>
    <message>
        <source>Frozen noise beats even these hand-made filters (%2 against %1).</source>
        <translation>Замороженный шум лучше даже этих ручных фильтров (%2 против %1).</translation>
    </message>
    <message>
        <source>Frozen hand-made filters beat frozen noise (%1 against %2).</source>
        <translation>Замороженные ручные фильтры лучше замороженного шума (%1 против %2).</translation>
    </message>
    <message>
        <source>Frozen hand-made filters do no better than frozen noise (%1 and %2).</source>
        <translation>Замороженные ручные фильтры не лучше замороженного шума (%1 и %2).</translation>
    </message>
    <message>
        <source>Hand-made, frozen</source>
        <translation>Ручные, заморожены</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>Лапласиан</translation>
    </message>
    <message>
        <source>Learned filters do not get there in so few steps: %1.</source>
        <translation>Обученные фильтры не достигают этого за столь малое число шагов: %1.</translation>
    </message>
    <message>
        <source>Learned filters are even better: %1.</source>
        <translation>Обученные фильтры ещё лучше: %1.</translation>
    </message>
    <message>
        <source>Learned filters do as well as hand-made ones: %1.</source>
        <translation>Обученные фильтры не хуже ручных: %1.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Линия</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Свой</translation>
    </message>
    <message>
        <source>Random, frozen</source>
        <translation>Случайные, заморожены</translation>
    </message>
    <message>
        <source>Random, trained</source>
        <translation>Случайные, обучены</translation>
    </message>
</context>
<context>
    <name>initializer</name>
    <message>
        <source>Initializer of %1</source>
        <translation>Инициализация %1</translation>
    </message>
    <message>
        <source>Initializer of all layers</source>
        <translation>Инициализация всех слоёв</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Новое зерно</translation>
    </message>
</context>
<context>
    <name>initializers</name>
    <message>
        <source>Caffe: xavier (Glorot)</source>
        <translation>Caffe: xavier (Глоро)</translation>
    </message>
    <message>
        <source>Groups: found “%1”, accepted: a number from 1 to 999999</source>
        <translation>Группы: найдено «%1», допускается: число от 1 до 999999</translation>
    </message>
    <message>
        <source>Keras default: glorot_uniform (Xavier)</source>
        <translation>Keras по умолчанию: glorot_uniform (Xavier)</translation>
    </message>
    <message>
        <source>PyTorch default: kaiming_uniform</source>
        <translation>PyTorch по умолчанию: kaiming_uniform</translation>
    </message>
    <message>
        <source>Shape: found “%1”, accepted: height, width, inputs and filters, as in 5, 5, 3, 8, or inputs and units (1 if there is no number), each from 1 to 999999</source>
        <translation>Форма: найдено «%1», допускаются: высота, ширина, входы и фильтры, как в 5, 5, 3, 8, или входы и нейроны (1, если числа нет), каждое число от 1 до 999999</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>A copy of the run folder: it can be opened and resumed elsewhere.</source>
        <translation>Копия папки запуска: её можно открыть и продолжить в другом месте.</translation>
    </message>
    <message>
        <source>A plot as shown, or its numbers as a table.</source>
        <translation>График как на экране или его числа таблицей.</translation>
    </message>
    <message>
        <source>All filters of a layer with labels and scores, in one picture.</source>
        <translation>Все фильтры слоя с метками и оценками на одной картинке.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Кривые</translation>
    </message>
    <message>
        <source>Evolution</source>
        <translation>Развитие</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>Кинолента</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Numbers for NumPy: float32, (filters, inputs, height, width).</source>
        <translation>Числа для NumPy: float32, (фильтры, входы, высота, ширина).</translation>
    </message>
    <message>
        <source>One PNG per filter, without text, in a folder; for all steps, one sheet per step.</source>
        <translation>По PNG на фильтр, без текста, в папке; для всех шагов — по листу на шаг.</translation>
    </message>
    <message>
        <source>One row per step; each filter keeps its column, from noise to edge.</source>
        <translation>По строке на шаг: у каждого фильтра свой столбец, от шума до края.</translation>
    </message>
    <message>
        <source>Scalars, filters and histograms of the whole run, in a folder of its own.</source>
        <translation>Скаляры, фильтры и гистограммы всего запуска, в отдельной папке.</translation>
    </message>
    <message>
        <source>Single pictures</source>
        <translation>Отдельные картинки</translation>
    </message>
    <message>
        <source>The filters as they form, as an animation.</source>
        <translation>Как возникают фильтры: анимация.</translation>
    </message>
    <message>
        <source>The whole network at its last checkpoint, for ONNX Runtime, Keras and PyTorch.</source>
        <translation>Вся сеть на последней контрольной точке, для ONNX Runtime, Keras и PyTorch.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Веса</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Весь запуск</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Blob: a round spot or a uniform tone, the same in all directions.</source>
        <translation>Пятно: круглое пятно или ровный тон, одинаково во все стороны.</translation>
    </message>
    <message>
        <source>Broken: its weights are no longer finite.</source>
        <translation>Сломан: его веса больше не конечны.</translation>
    </message>
    <message>
        <source>Dead: the norm of its weights is below 5% of that of the largest filter.</source>
        <translation>Мёртвый: норма его весов меньше 5 % от нормы самого большого фильтра.</translation>
    </message>
    <message>
        <source>Edge: light on one side and dark on the other, in one direction.</source>
        <translation>Край: светло с одной стороны и темно с другой, в одном направлении.</translation>
    </message>
    <message>
        <source>How sparse the responses of the first convolution are: 3 if they are Gaussian</source>
        <translation>Насколько разрежены отклики первой свёртки: 3, если они гауссовы</translation>
    </message>
    <message>
        <source>Noise: no pattern beyond what chance would produce.</source>
        <translation>Шум: никакого узора сверх случайного.</translation>
    </message>
    <message>
        <source>blob</source>
        <translation>пятно</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>сломан</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>мёртв</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>край</translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation>фильтр %1 из %2</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>шум</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>оценка %1</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n фильтр</numerusform>
            <numerusform>%n фильтра</numerusform>
            <numerusform>%n фильтров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n нейрон</numerusform>
            <numerusform>%n нейрона</numerusform>
            <numerusform>%n нейронов</numerusform>
        </translation>
    </message>
    <message>
        <source>pad %1</source>
        <translation>дополнение %1</translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation>наклон %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>шаг %1</translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message numerus="yes">
        <source>The same holds for %n more layer(s).</source>
        <translation>
            <numerusform>То же ещё в %n слое.</numerusform>
            <numerusform>То же ещё в %n слоях.</numerusform>
            <numerusform>То же ещё в %n слоях.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>predict</name>
    <message>
        <source>Predicts %1 with probability %2.</source>
        <translation>Предсказание: %1 с вероятностью %2.</translation>
    </message>
    <message>
        <source>Predicts %1 with probability %2: correct.</source>
        <translation>Предсказание: %1 с вероятностью %2. Верно.</translation>
    </message>
    <message>
        <source>Predicts %1 with probability %2: wrong, it is %3.</source>
        <translation>Предсказание: %1 с вероятностью %2. Неверно, это %3.</translation>
    </message>
    <message>
        <source>Not trained yet: about %1 for each class.</source>
        <translation>Ещё не обучена: примерно %1 на каждый класс.</translation>
    </message>
    <message>
        <source>Not trained yet: the weights are random, so this is a guess.</source>
        <translation>Ещё не обучена: веса случайны, это лишь догадка.</translation>
    </message>
    <message>
        <source>Only the filters are known at step %1; this is the network %2.</source>
        <translation>Для шага %1 известны только фильтры: это сеть %2.</translation>
    </message>
    <message>
        <source>The run diverged: this is its last good state.</source>
        <translation>Запуск разошёлся: это его последнее хорошее состояние.</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>после шага %1</translation>
    </message>
    <message>
        <source>after step %1, live</source>
        <translation>после шага %1, сейчас</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>до обучения</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Discard</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>race</name>
    <message>
        <source>A race is in progress. Stop it first.</source>
        <translation>Гонка уже идёт. Сначала остановите её.</translation>
    </message>
</context>
<context>
    <name>rejections</name>
    <message>
        <source>%1: %2 is not accepted. %3</source>
        <translation>%1: значение %2 не принимается. %3</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>%1 to %2</source>
        <translation>от %1 до %2</translation>
    </message>
    <message>
        <source>%1 to %2 after preprocessing</source>
        <translation>от %1 до %2 после предобработки</translation>
    </message>
    <message>
        <source>Constant channels: %1</source>
        <translation>Постоянные каналы: %1</translation>
    </message>
    <message>
        <source>Pixels %1 to %2</source>
        <translation>Пиксели от %1 до %2</translation>
    </message>
    <message>
        <source>Smallest batch: %1</source>
        <translation>Наименьший пакет: %1</translation>
    </message>
    <message>
        <source>Test images per class: %1</source>
        <translation>Тестовых изображений на класс: %1</translation>
    </message>
    <message>
        <source>Test images: negatives of the training images</source>
        <translation>Тестовые изображения: негативы обучающих</translation>
    </message>
    <message>
        <source>Test images: of the same polarity as the training images</source>
        <translation>Тестовые изображения: той же полярности, что и обучающие</translation>
    </message>
    <message>
        <source>Test images: polarity unclear</source>
        <translation>Тестовые изображения: полярность неясна</translation>
    </message>
    <message>
        <source>Training images per class: %1</source>
        <translation>Обучающих изображений на класс: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>%1 more</source>
        <translation>ещё %1</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>%1 из %2 опытов</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Точность</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Differs from %1 in:</source>
        <translation>Отличия от %1:</translation>
    </message>
    <message>
        <source>Duration of the training</source>
        <translation>Длительность обучения</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Края</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Эксперимент</translation>
    </message>
    <message>
        <source>How it ended, or what it is doing</source>
        <translation>Чем закончился или что сейчас делает</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Потери</translation>
    </message>
    <message>
        <source>Mean edge score of the filters of the first convolution</source>
        <translation>Средняя оценка края у фильтров первой свёртки</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Race: %1</source>
        <translation>Гонка: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Share of test images classified correctly</source>
        <translation>Доля верно распознанных тестовых изображений</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Steps that were trained</source>
        <translation>Пройдено шагов</translation>
    </message>
    <message>
        <source>Sweep: %1</source>
        <translation>Перебор: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>What differs from its preset, or the name you gave it (F2)</source>
        <translation>Отличие от заготовки или данное вами имя (F2)</translation>
    </message>
    <message>
        <source>Loss on the test images</source>
        <translation>Потери на тестовых изображениях</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Куртозис</translation>
    </message>
    <message>
        <source>Share of the filters of the first convolution that are labeled edge</source>
        <translation>Доля фильтров первой свёртки с меткой «край»</translation>
    </message>
    <message>
        <source>The experiment it is named after</source>
        <translation>Эксперимент, по которому он назван</translation>
    </message>
    <message>
        <source>When it was last started or resumed</source>
        <translation>Когда был запущен или продолжен в последний раз</translation>
    </message>
    <message>
        <source>Your note: double-click or press F2 to edit</source>
        <translation>Ваша заметка: двойной щелчок или F2, чтобы изменить</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>завершён</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждён</translation>
    </message>
    <message>
        <source>date unknown</source>
        <translation>дата неизвестна</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>разошёлся</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>готовится</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>прерван</translation>
    </message>
    <message>
        <source>layers in another order</source>
        <translation>слои в другом порядке</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>без: %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>running elsewhere</source>
        <translation>идёт в другом месте</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>сохраняется</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>остановлен</translation>
    </message>
    <message>
        <source>training</source>
        <translation>обучается</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>с: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
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
        <translation>128 фрагментов фотографий, каждый — отдельный класс; виды фрагмента различаются местом и контрастом. Уже нормированы: берите предобработку raw.</translation>
    </message>
    <message>
        <source>A second convolution builds on the first, which still finds edges.</source>
        <translation>Вторая свёртка опирается на первую, которая всё так же находит края.</translation>
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
        <translation>Добавляет обучаемую постоянную к каждому выходному каналу.</translation>
    </message>
    <message>
        <source>Added to every eigenvalue.</source>
        <translation>Добавляется к каждому собственному числу.</translation>
    </message>
    <message>
        <source>Added to the variance.</source>
        <translation>Добавляется к дисперсии.</translation>
    </message>
    <message>
        <source>All elements are 0: the filters stay identical forever, and nothing is learned.</source>
        <translation>Все элементы 0: фильтры навсегда остаются одинаковыми, и сеть ничему не учится.</translation>
    </message>
    <message>
        <source>All elements are 1: the symmetry between the filters is never broken.</source>
        <translation>Все элементы 1: симметрия между фильтрами никогда не нарушится.</translation>
    </message>
    <message>
        <source>All elements equal the given value: the symmetry is never broken.</source>
        <translation>Все элементы равны заданному значению: симметрия никогда не нарушится.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Размер пакета</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Смещение</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>Инициализация смещения</translation>
    </message>
    <message>
        <source>Limit of a uniform distribution: U(−limit, limit).</source>
        <translation>Граница равномерного распределения: U(−предел, предел).</translation>
    </message>
    <message>
        <source>Defaults to the window size, without overlap.</source>
        <translation>По умолчанию размер окна, без перекрытия.</translation>
    </message>
    <message>
        <source>Checkpoint interval</source>
        <translation>Контрольная точка каждые</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Предел нормы</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Контроль</translation>
    </message>
    <message>
        <source>Control: random labels. The images teach nothing, and no edges form.</source>
        <translation>Контроль: случайные метки. Из изображений нечего выучить, и края не возникают.</translation>
    </message>
    <message>
        <source>Control: all pixels in one fixed random order. Edges do not help; none form.</source>
        <translation>Контроль: пиксели всех изображений в одном случайном порядке. Края не помогают и не возникают.</translation>
    </message>
    <message>
        <source>Convolution: the same filters at every position.</source>
        <translation>Свёртка: одни и те же фильтры в каждом месте.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Destroys what the effect is supposed to depend on.</source>
        <translation>Разрушает то, от чего должен зависеть эффект.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Распределение</translation>
    </message>
    <message>
        <source>Pixels are divided by this; measured on the training images by default.</source>
        <translation>На него делятся пиксели; по умолчанию измеряется на обучающих изображениях.</translation>
    </message>
    <message>
        <source>Drop interval</source>
        <translation>Снижать каждые</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>Множитель снижения</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Эпохи</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Эпсилон</translation>
    </message>
    <message>
        <source>Evaluation interval</source>
        <translation>Оценивать каждые</translation>
    </message>
    <message>
        <source>All settings of a run: on the same machine, the same experiment gives the same bytes.</source>
        <translation>Всё, что определяет запуск: та же машина, тот же эксперимент, те же байты.</translation>
    </message>
    <message>
        <source>Slope for negative values.</source>
        <translation>Наклон для отрицательных значений.</translation>
    </message>
    <message>
        <source>Factor for orthogonal and identity weights.</source>
        <translation>Множитель ортогональных и единичных весов.</translation>
    </message>
    <message>
        <source>Failure: He&apos;s variance 2/fan_in was entered as σ. The signal dies out.</source>
        <translation>Сбой: дисперсия Хе 2/fan_in введена как σ. Сигнал затухает.</translation>
    </message>
    <message>
        <source>Failure: sigmoids pass on at most a quarter of the gradient; training stalls.</source>
        <translation>Сбой: сигмоида пропускает не больше четверти градиента; четыре останавливают обучение.</translation>
    </message>
    <message>
        <source>Failure: all weights start at 0, so the gradient of every filter is zero.</source>
        <translation>Сбой: все веса начинают с 0, и каждый фильтр получает один и тот же градиент: ноль.</translation>
    </message>
    <message>
        <source>Failure: all weights start at 0.05. All filters learn exactly the same.</source>
        <translation>Сбой: все веса начинают с 0.05. Фильтры учатся, но все одному и тому же.</translation>
    </message>
    <message>
        <source>Failure: σ = 0.01 in 8 dense layers. Each one shrinks the signal to nothing.</source>
        <translation>Сбой: σ = 0.01 в 8 полносвязных слоях. Каждый сжимает сигнал, пока не останется ничего.</translation>
    </message>
    <message>
        <source>Failure: σ = 0.3 in 8 dense layers. Each doubles the signal: NaN in a few steps.</source>
        <translation>Сбой: σ = 0.3 в 8 полносвязных слоях. Каждый удваивает сигнал: NaN за несколько шагов.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Mutually orthogonal filters, each with norm gain: none repeats another.</source>
        <translation>Взаимно ортогональные фильтры, каждый с нормой gain: ни один не повторяет другой.</translation>
    </message>
    <message>
        <source>Filter interval</source>
        <translation>Фильтры каждые</translation>
    </message>
    <message>
        <source>Final fraction</source>
        <translation>Конечная доля</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Отражение</translation>
    </message>
    <message>
        <source>From the image to one logit per class.</source>
        <translation>От изображения до логита на каждый класс.</translation>
    </message>
    <message>
        <source>Fully connected layer.</source>
        <translation>Полносвязный слой.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Усиление</translation>
    </message>
    <message>
        <source>Hand-made: Sobel, Prewitt, Laplacian, Gabor, oriented lines, X, each of length 1.</source>
        <translation>Сделаны вручную: Собель, Превитт, лапласиан, Габор, линии, X, каждый длины 1.</translation>
    </message>
    <message>
        <source>Handwritten digits 0…9.</source>
        <translation>Рукописные цифры 0…9.</translation>
    </message>
    <message>
        <source>How often the run is measured and saved; chosen to suit its length by default.</source>
        <translation>Как часто запуск измеряется и сохраняется; по умолчанию по его длине.</translation>
    </message>
    <message>
        <source>How the elements of one weight are drawn before the first step.</source>
        <translation>Как берутся элементы веса до первого шага.</translation>
    </message>
    <message>
        <source>How the learning rate changes.</source>
        <translation>Как меняется скорость обучения.</translation>
    </message>
    <message>
        <source>How the weights are drawn.</source>
        <translation>Как берутся веса.</translation>
    </message>
    <message>
        <source>How the weights are updated, and for how long.</source>
        <translation>Как меняются веса и как долго.</translation>
    </message>
    <message>
        <source>Hyperbolic tangent.</source>
        <translation>Гиперболический тангенс.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Размер изображения</translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation>Изображений на шаг.</translation>
    </message>
    <message>
        <source>Images, labels and preprocessing.</source>
        <translation>Изображения, метки и предобработка.</translation>
    </message>
    <message>
        <source>Keeps adaptive learning rates finite.</source>
        <translation>Не даёт адаптивным скоростям стать бесконечными.</translation>
    </message>
    <message>
        <source>Preserves the forward signal of linear and SELU units.</source>
        <translation>Сохраняет прямой сигнал линейных нейронов и SELU.</translation>
    </message>
    <message>
        <source>Preserves the forward signal; drawn from a normal distribution.</source>
        <translation>Сохраняет прямой сигнал; нормальное распределение.</translation>
    </message>
    <message>
        <source>Preserves the signal through ReLU; drawn from a normal distribution.</source>
        <translation>Сохраняет сигнал через ReLU; нормальное распределение.</translation>
    </message>
    <message>
        <source>Preserves the signal through ReLU, which halves its power.</source>
        <translation>Сохраняет сигнал через ReLU, которая вдвое уменьшает его мощность.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Размер фильтра</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient.</source>
        <translation>Наибольшая норма всего градиента.</translation>
    </message>
    <message>
        <source>Largest value of each window.</source>
        <translation>Наибольшее значение в каждом окне.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Слои</translation>
    </message>
    <message>
        <source>LeNet-5 in the style of 1998: tanh, average pooling, LeCun&apos;s initial weights.</source>
        <translation>LeNet-5 в духе 1998 года: tanh, средний пулинг, начальные веса Лекуна.</translation>
    </message>
    <message>
        <source>Leaky slope</source>
        <translation>Наклон утечки</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Скорость обучения</translation>
    </message>
    <message>
        <source>Step size along the gradient.</source>
        <translation>Размер шага вдоль градиента.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Предел</translation>
    </message>
    <message>
        <source>Locally connected layer: a filter of its own at every position.</source>
        <translation>Локально связанный слой: свой фильтр в каждом месте.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Среднее</translation>
    </message>
    <message>
        <source>Mean of each feature map.</source>
        <translation>Среднее каждой карты признаков.</translation>
    </message>
    <message>
        <source>Mean of each window.</source>
        <translation>Среднее в каждом окне.</translation>
    </message>
    <message>
        <source>Measure activations and gradients.</source>
        <translation>Измерять активации и градиенты.</translation>
    </message>
    <message>
        <source>Decay rate of the running mean of the gradient.</source>
        <translation>Коэффициент затухания скользящего среднего градиента.</translation>
    </message>
    <message>
        <source>Decay rate of the running mean of the squared gradient.</source>
        <translation>Коэффициент затухания скользящего среднего квадрата градиента.</translation>
    </message>
    <message>
        <source>Mirror half of the images left to right, at random.</source>
        <translation>Отражать слева направо случайную половину изображений.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Импульс</translation>
    </message>
    <message>
        <source>Shift each image randomly by up to this much.</source>
        <translation>Случайно сдвигать каждое изображение не больше чем на столько.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Tell the direction of a contour in a photograph; labels come from gradients.</source>
        <translation>Определить направление контура. Метки получены из градиентов, так что края, по сути, и требуются.</translation>
    </message>
    <message>
        <source>Negative slope a in He&apos;s variance 2 / ((1 + a²) n).</source>
        <translation>Отрицательный наклон a в дисперсии Хе 2 / ((1 + a²) n).</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Шум</translation>
    </message>
    <message>
        <source>Normal distribution with std 0.01, whatever the size of the layer.</source>
        <translation>Нормальное с σ 0.01 при любом размере слоя.</translation>
    </message>
    <message>
        <source>Normal distribution with mean zero; std is 0.05 unless given.</source>
        <translation>Нормальное с нулевым средним; σ 0.05, если не задана.</translation>
    </message>
    <message>
        <source>Number of output channels.</source>
        <translation>Число выходных каналов.</translation>
    </message>
    <message>
        <source>Number of outputs; defaults to the number of classes.</source>
        <translation>Число выходов; по умолчанию число классов.</translation>
    </message>
    <message>
        <source>When off, the weights stay as they were drawn.</source>
        <translation>Если выключено, веса остаются такими, какими были взяты.</translation>
    </message>
    <message>
        <source>One line that says what it shows.</source>
        <translation>Одна строка о том, что он показывает.</translation>
    </message>
    <message>
        <source>Convolution of every channel on its own; before a 1×1 conv, a separable convolution.</source>
        <translation>Свёртка каждого канала отдельно; перед conv 1×1 — разделимая свёртка.</translation>
    </message>
    <message>
        <source>Glorot&apos;s (Xavier&apos;s) variance, drawn from a normal distribution.</source>
        <translation>Дисперсия Глоро (Xavier), нормальное распределение.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Оптимизатор</translation>
    </message>
    <message>
        <source>Optimizer, batch size and length of training.</source>
        <translation>Оптимизатор, размер пакета и длительность обучения.</translation>
    </message>
    <message>
        <source>Orthonormal weights; then each layer is scaled until its output has variance 1 on real data.</source>
        <translation>Ортонормальные веса; затем каждый слой масштабируется, пока дисперсия его выхода на настоящих данных не станет 1.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Дополнение</translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation>Проходы по обучающим изображениям.</translation>
    </message>
    <message>
        <source>Patches of photographs, classified by the direction of their contour, one of 8 (the labels come from gradients).</source>
        <translation>Фрагменты фотографий, классифицируемые по направлению контура, одному из 8 (метки получены из градиентов).</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Предобработка</translation>
    </message>
    <message>
        <source>Pulls every parameter toward zero.</source>
        <translation>Притягивает каждый параметр к нулю.</translation>
    </message>
    <message>
        <source>RMSprop decay</source>
        <translation>Затухание RMSprop</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Доля</translation>
    </message>
    <message>
        <source>Recognize 128 patches of photographs in new views: edges in 8 orientations.</source>
        <translation>Узнать 128 фрагментов фотографий в новых видах: края 8 направлений.</translation>
    </message>
    <message>
        <source>Record the filters.</source>
        <translation>Записывать фильтры.</translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own standard deviation.</source>
        <translation>Заменяет стандартное отклонение схемы.</translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own variance.</source>
        <translation>Заменяет дисперсию схемы.</translation>
    </message>
    <message>
        <source>Rule that determines the distribution.</source>
        <translation>Правило, задающее распределение.</translation>
    </message>
    <message>
        <source>Rule that turns gradients into updates.</source>
        <translation>Правило, превращающее градиенты в обновления.</translation>
    </message>
    <message>
        <source>Save the whole state.</source>
        <translation>Сохранять всё состояние.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Схема</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Sets a random share of its inputs to zero during training.</source>
        <translation>Обнуляет случайную долю входов во время обучения.</translation>
    </message>
    <message>
        <source>Shape of the draw.</source>
        <translation>Форма распределения.</translation>
    </message>
    <message>
        <source>Share of inputs set to zero.</source>
        <translation>Доля обнуляемых входов.</translation>
    </message>
    <message>
        <source>Share of the previous update that is kept; defaults to 0.9, and to 0 for sgd and rmsprop.</source>
        <translation>Сохраняемая доля прошлого обновления; по умолчанию 0.9, для sgd и rmsprop 0.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Сдвиг</translation>
    </message>
    <message>
        <source>Short name; defaults to the type and a number, as in conv1.</source>
        <translation>Короткое имя; по умолчанию тип и номер, например conv1.</translation>
    </message>
    <message>
        <source>What Chainer uses: LeCun normal, zero bias; local layers count all their positions.</source>
        <translation>Как в Chainer: нормальное Лекуна, нулевое смещение; локальные слои считают все свои позиции.</translation>
    </message>
    <message>
        <source>What ConvNetJS uses: LeCun normal, zero bias (0.1 before ReLU).</source>
        <translation>Как в ConvNetJS: нормальное Лекуна, нулевое смещение (0.1 перед ReLU).</translation>
    </message>
    <message>
        <source>What Darknet uses: He normal in convolutions, uniform in dense layers; zero bias.</source>
        <translation>Как в Darknet: нормальное He в свёртках, равномерное в полносвязных слоях; нулевое смещение.</translation>
    </message>
    <message>
        <source>What Equinox uses: uniform within ±1/√fan_in, and the bias alike.</source>
        <translation>Как в Equinox: равномерное в ±1/√fan_in, смещение так же.</translation>
    </message>
    <message>
        <source>What Flax uses: LeCun&apos;s variance, truncated at ±2σ and corrected; zero bias.</source>
        <translation>Как в Flax: дисперсия Лекуна, усечение на ±2σ с поправкой; нулевое смещение.</translation>
    </message>
    <message>
        <source>What Haiku uses: 1/√fan_in truncated at ±2σ, uncorrected (σ is 0.88 of it); zero bias.</source>
        <translation>Как в Haiku: 1/√fan_in с усечением на ±2σ без поправки (σ составляет 0.88); нулевое смещение.</translation>
    </message>
    <message>
        <source>What Keras 2 uses: Glorot (Xavier) uniform, zero bias; local layers count all their positions.</source>
        <translation>Как в Keras 2: равномерное Глорота, нулевое смещение; локальные слои считают все свои позиции.</translation>
    </message>
    <message>
        <source>What MLX uses: uniform within ±1/√fan_in; the bias alike, but zero in convolutions.</source>
        <translation>Как в MLX: равномерное в ±1/√fan_in; смещение так же, но в свёртках ноль.</translation>
    </message>
    <message>
        <source>What MXNet uses: uniform within ±0.07 for any size of layer; zero bias.</source>
        <translation>Как в MXNet: равномерное в ±0.07 при любом размере слоя; нулевое смещение.</translation>
    </message>
    <message>
        <source>What MindSpore uses: uniform within ±1/√fan_in, and the bias alike.</source>
        <translation>Как в MindSpore: равномерное в ±1/√fan_in, смещение так же.</translation>
    </message>
    <message>
        <source>What Paddle uses: He normal in convolutions, Glorot (Xavier) uniform elsewhere; zero bias.</source>
        <translation>Как в Paddle: нормальное He в свёртках, в остальных равномерное Глорота; нулевое смещение.</translation>
    </message>
    <message>
        <source>What Sonnet uses: 1/√fan_in truncated at ±2σ, uncorrected (σ is 0.88 of it); zero bias.</source>
        <translation>Как в Sonnet: 1/√fan_in с усечением на ±2σ без поправки (σ составляет 0.88); нулевое смещение.</translation>
    </message>
    <message>
        <source>What Synaptic uses: uniform within ±0.1 for any size of layer, and the bias alike.</source>
        <translation>Как в Synaptic: равномерное в ±0.1 при любом размере слоя, смещение так же.</translation>
    </message>
    <message>
        <source>What TensorFlow.js uses: Glorot (Xavier) normal, truncated at ±2σ, uncorrected; zero bias.</source>
        <translation>Как в TensorFlow.js: нормальное Глорота с усечением на ±2σ без поправки; нулевое смещение.</translation>
    </message>
    <message>
        <source>What brain.js uses: uniform within ±0.2 for any size of layer, and the bias alike.</source>
        <translation>Как в brain.js: равномерное в ±0.2 при любом размере слоя, смещение так же.</translation>
    </message>
    <message>
        <source>What dlib uses: uniform, by the inputs of a window and the number of filters; zero bias.</source>
        <translation>Как в dlib: равномерное, по входам окна и числу фильтров; нулевое смещение.</translation>
    </message>
    <message>
        <source>What fastai uses: He uniform in convolutions, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Как в fastai: равномерное He в свёртках, в полносвязных слоях как в PyTorch.</translation>
    </message>
    <message>
        <source>What scikit-learn uses: Glorot (Xavier) uniform, for the bias too.</source>
        <translation>Как в scikit-learn: равномерное Глорота, смещение так же.</translation>
    </message>
    <message>
        <source>What thinc uses: Glorot (Xavier) uniform, zero bias.</source>
        <translation>Как в thinc: равномерное Глорота, нулевое смещение.</translation>
    </message>
    <message>
        <source>What timm uses: He normal over fan_out in ResNets, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Как в timm: нормальное He по fan_out в ResNet, в полносвязных слоях как в PyTorch.</translation>
    </message>
    <message>
        <source>What tinygrad uses: uniform within ±1/√fan_in with all groups counted; the bias alike.</source>
        <translation>Как в tinygrad: равномерное в ±1/√fan_in по всем группам; смещение так же.</translation>
    </message>
    <message>
        <source>What torchvision uses: He normal over fan_out in ResNets, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Как в torchvision: нормальное He по fan_out в ResNet, в полносвязных слоях как в PyTorch.</translation>
    </message>
    <message>
        <source>Whether images are used in gray or in color; by default, as they are stored.</source>
        <translation>Использовать изображения серыми или цветными; по умолчанию как в файлах.</translation>
    </message>
    <message>
        <source>data.mean and data.std do not match the images: after preprocessing they have mean {mean} and standard deviation {std} instead of 0 and 1</source>
        <translation>data.mean и data.std не подходят к изображениям: после предобработки у них среднее {mean} и стандартное отклонение {std} вместо 0 и 1</translation>
    </message>
    <message>
        <source>no test images given: a sixth of every class is held out, chosen at random by the seed</source>
        <translation>тестовых изображений не дано: отложена шестая часть каждого класса, выбранная случайно по зерну</translation>
    </message>
    <message>
        <source>one image is left out of each epoch, a different one each time, because batch normalization cannot use a last batch of one image</source>
        <translation>в каждой эпохе пропускается одно изображение, каждый раз другое: пакетная нормировка не может использовать последний пакет из одного изображения</translation>
    </message>
    <message>
        <source>the pixels are bytes of 0 and 1, read as black and white</source>
        <translation>пиксели — байты 0 и 1, прочитаны как чёрное и белое</translation>
    </message>
    <message>
        <source>the schedule &apos;{schedule}&apos; restarts after step {steps}</source>
        <translation>расписание &apos;{schedule}&apos; начинается заново после шага {steps}</translation>
    </message>
    <message>
        <source>the training pixels range from {train}, the test pixels from {test}</source>
        <translation>обучающие пиксели лежат в пределах {train}, тестовые — {test}</translation>
    </message>
    <message>
        <source>Height and width of generated images.</source>
        <translation>Высота и ширина порождаемых изображений.</translation>
    </message>
    <message>
        <source>Size of the window, or [height, width].</source>
        <translation>Размер окна или [высота, ширина].</translation>
    </message>
    <message>
        <source>Size, or [height, width].</source>
        <translation>Размер или [высота, ширина].</translation>
    </message>
    <message>
        <source>Signal interval</source>
        <translation>Сигналы каждые</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Наклон</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Ст. отклонение</translation>
    </message>
    <message>
        <source>Standard deviation of Gaussian noise on generated images.</source>
        <translation>Стандартное отклонение гауссова шума на порождаемых изображениях.</translation>
    </message>
    <message>
        <source>Seed of all random numbers.</source>
        <translation>Зерно всех случайных чисел.</translation>
    </message>
    <message>
        <source>Step edges and bars of 8 directions (the classes), in noise.</source>
        <translation>Ступеньки и полосы 8 направлений (классы) в шуме.</translation>
    </message>
    <message>
        <source>Step of the window, or [vertical, horizontal].</source>
        <translation>Шаг окна или [по вертикали, по горизонтали].</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Steps between drops of the &apos;step&apos; schedule.</source>
        <translation>Шаги между снижениями расписания &apos;step&apos;.</translation>
    </message>
    <message>
        <source>Steps over which the rate grows linearly from zero.</source>
        <translation>Число шагов, за которые скорость линейно растёт от нуля.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Шаг окна</translation>
    </message>
    <message>
        <source>Subtracted from pixels in 0…1; measured on the training images by default.</source>
        <translation>Вычитается из пикселей в 0…1; по умолчанию измеряется на обучающих изображениях.</translation>
    </message>
    <message>
        <source>Tell X, O and + apart in noise: the strokes show up as edges within a second.</source>
        <translation>Различить X, O и + в шуме: штрихи проявляются как края за секунду.</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Тестовые изображения</translation>
    </message>
    <message>
        <source>The center tap is the identity: the layer passes its input on unchanged.</source>
        <translation>Центр — единичная матрица: слой передаёт свой вход без изменений.</translation>
    </message>
    <message>
        <source>The center tap is orthogonal across channels; all else is 0.</source>
        <translation>Центр ортогонален по каналам, остальное 0.</translation>
    </message>
    <message>
        <source>The constant of the scheme &apos;constant&apos;.</source>
        <translation>Постоянная схемы &apos;constant&apos;.</translation>
    </message>
    <message>
        <source>The default: 16 filters of 9×9 on digits turn from noise into edge detectors.</source>
        <translation>По умолчанию: 16 фильтров 9×9 на цифрах превращаются из шума в детекторы краёв.</translation>
    </message>
    <message>
        <source>The general form: scale over a fan, as normal, truncated normal or uniform.</source>
        <translation>Общий вид: масштаб, делённый на fan; нормальное, усечённое или равномерное.</translation>
    </message>
    <message>
        <source>The layers.</source>
        <translation>Слои.</translation>
    </message>
    <message>
        <source>The simpler form of Glorot&apos;s (Xavier&apos;s) rule, which considers the forward signal only.</source>
        <translation>Упрощённый вид правила Глоро (Xavier): учитывает только прямой сигнал.</translation>
    </message>
    <message>
        <source>Your own weights from an .npy or .npz file (file.npz#key selects an array).</source>
        <translation>Свои веса из файла .npy или .npz (file.npz#key выбирает массив).</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Обучаемый</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Обучающие изображения</translation>
    </message>
    <message>
        <source>Uniform between −limit and limit; limit is 0.05 unless given.</source>
        <translation>Равномерное от −предела до предела; предел 0.05, если не задан.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Нейроны</translation>
    </message>
    <message>
        <source>Number of weight updates, instead of epochs.</source>
        <translation>Число обновлений весов вместо эпох.</translation>
    </message>
    <message>
        <source>Used in the name of the run folder.</source>
        <translation>Используется в имени папки запуска.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Дисперсия</translation>
    </message>
    <message>
        <source>Variance factor</source>
        <translation>Множитель σ²</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Разогрев</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Затухание весов</translation>
    </message>
    <message>
        <source>Weight of the newest batch in the running averages.</source>
        <translation>Вес последнего пакета в скользящих средних.</translation>
    </message>
    <message>
        <source>What PyTorch layers use: kaiming_uniform with a = √5; the bias is drawn from the same distribution.</source>
        <translation>Так в слоях PyTorch: kaiming_uniform с a = √5; смещение берётся из того же распределения.</translation>
    </message>
    <message>
        <source>Factor of each drop.</source>
        <translation>Множитель каждого снижения.</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Перезапуски</translation>
    </message>
    <message>
        <source>Steps after which cosine and one-cycle restart; set when a run is trained further.</source>
        <translation>Шаги, после которых косинус и один цикл начинаются заново; задаются при дообучении запуска.</translation>
    </message>
    <message>
        <source>The well-known Keras example with glorot_uniform (Xavier): accurate, few edges.</source>
        <translation>Известный пример Keras с glorot_uniform (Xavier): точный, краёв мало.</translation>
    </message>
    <message>
        <source>Number of images used, each class in proportion.</source>
        <translation>Брать только столько, классы в той же пропорции.</translation>
    </message>
    <message>
        <source>What Keras layers use: glorot_uniform (Xavier), with zero bias.</source>
        <translation>Так в слоях Keras: glorot_uniform (Xavier), смещение 0.</translation>
    </message>
    <message>
        <source>Preprocessing of every image before training.</source>
        <translation>Что делается с каждым изображением до обучения.</translation>
    </message>
    <message>
        <source>A built-in dataset, or a file or folder with images and labels.</source>
        <translation>Встроенный набор данных либо файл или папка с изображениями и метками.</translation>
    </message>
    <message>
        <source>A small network with 99% on the MNIST test images after seconds on one core.</source>
        <translation>Небольшая сеть: 99 % на тестовых изображениях MNIST за секунды на одном ядре.</translation>
    </message>
    <message>
        <source>Add a trainable constant in the 1×1 convolution.</source>
        <translation>Прибавлять обучаемую константу в свёртке 1×1.</translation>
    </message>
    <message>
        <source>Adds the output of an earlier layer, through a 1×1 convolution if the shapes differ.</source>
        <translation>Прибавляет выход более раннего слоя — через свёртку 1×1, если размеры различаются.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Альфа</translation>
    </message>
    <message>
        <source>Array, file or column with the labels, if they are not found by name.</source>
        <translation>Массив, файл или столбец с метками, если они не найдены по имени.</translation>
    </message>
    <message>
        <source>Array, file or columns with the images, if they are not found by name.</source>
        <translation>Массив, файл или столбцы с изображениями, если они не найдены по имени.</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>Имена классов</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Содержимое файла</translation>
    </message>
    <message>
        <source>Contrast share</source>
        <translation>Доля по контрасту</translation>
    </message>
    <message>
        <source>Convolution backward: each input pixel adds a filter to the output, `stride` pixels apart.</source>
        <translation>Свёртка в обратную сторону: каждый входной пиксель прибавляет к выходу фильтр с шагом `stride`.</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Разрежение</translation>
    </message>
    <message>
        <source>ELU with the α and the factor that keep zero mean and unit variance.</source>
        <translation>ELU с такими α и множителем, которые сохраняют нулевое среднее и единичную дисперсию.</translation>
    </message>
    <message>
        <source>Edges without labels: one winner of 48 filters reconstructs photo patches.</source>
        <translation>Края без меток: один победитель из 48 фильтров восстанавливает фрагменты фотографий.</translation>
    </message>
    <message>
        <source>Exchange bright and dark.</source>
        <translation>Поменять местами светлое и тёмное.</translation>
    </message>
    <message>
        <source>Factor of the mean absolute value in the loss.</source>
        <translation>Множитель среднего модуля в потерях.</translation>
    </message>
    <message>
        <source>Factor, or [vertical, horizontal].</source>
        <translation>Множитель или [по вертикали, по горизонтали].</translation>
    </message>
    <message>
        <source>First label</source>
        <translation>Первая метка</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Блоки</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;, instead of a path: an .npy file as lines of base64.</source>
        <translation>Для схемы &apos;file&apos;, вместо пути: файл .npy строками base64.</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;: an .npz, .npy or other file of weights, or FILE#LAYER.</source>
        <translation>Для схемы «из файла»: файл весов .npz, .npy или другой, или ФАЙЛ#СЛОЙ.</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;: order of the axes in the file, such as HWIO, if it does not tell.</source>
        <translation>Для схемы «из файла»: порядок осей в файле, например HWIO, если сам файл его не указывает.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Группы</translation>
    </message>
    <message>
        <source>Groups of channels; a filter sees only the channels of its group.</source>
        <translation>Группы каналов; фильтр видит только каналы своей группы.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Initial slope</source>
        <translation>Начальный наклон</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Обратить</translation>
    </message>
    <message>
        <source>Label gaps</source>
        <translation>Пропуски в метках</translation>
    </message>
    <message>
        <source>Label of the first class; defaults to the smallest one.</source>
        <translation>Метка первого класса; по умолчанию наименьшая.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Largest of every few neighboring channels.</source>
        <translation>Наибольший из нескольких соседних каналов.</translation>
    </message>
    <message>
        <source>Mean square 1 per image, then a trained scale per channel; the mean is not subtracted.</source>
        <translation>Средний квадрат 1 для каждого изображения, затем обучаемый масштаб для каждого канала; среднее не вычитается.</translation>
    </message>
    <message>
        <source>Measure on all test images; by default on a sample before the end of the run.</source>
        <translation>Измерять на всех тестовых изображениях; по умолчанию до конца запуска — на выборке.</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Множитель</translation>
    </message>
    <message>
        <source>Multiplies the scheme&apos;s variance (σ changes by its square root).</source>
        <translation>Умножает дисперсию схемы (σ растёт как корень).</translation>
    </message>
    <message>
        <source>Name of an earlier conv layer whose weight it uses: a tied decoder.</source>
        <translation>Имя более раннего слоя conv, вес которого он использует: связанный декодер.</translation>
    </message>
    <message>
        <source>Name of the earlier layer whose output is added.</source>
        <translation>Имя более раннего слоя, выход которого прибавляется.</translation>
    </message>
    <message>
        <source>Names of the classes in order, instead of those in the files.</source>
        <translation>Имена классов по порядку вместо имён из файлов.</translation>
    </message>
    <message>
        <source>Normal distribution truncated at ±2 std, uncorrected: its real std is 0.87963 std.</source>
        <translation>Нормальное, усечённое на ±2 σ, без поправки: настоящая σ — 0.87963 σ.</translation>
    </message>
    <message>
        <source>Number of channels passed on at a position.</source>
        <translation>Число каналов, пропускаемых в каждой позиции.</translation>
    </message>
    <message>
        <source>Number of filters of each input channel.</source>
        <translation>Число фильтров на каждый входной канал.</translation>
    </message>
    <message>
        <source>Number of groups of channels.</source>
        <translation>Число групп каналов.</translation>
    </message>
    <message>
        <source>Number of neighboring channels of which the largest is taken.</source>
        <translation>Число соседних каналов, из которых берётся наибольший.</translation>
    </message>
    <message>
        <source>Number of parts of the training images for cross-validation; one is used for testing.</source>
        <translation>Число частей обучающих изображений для перекрёстной проверки; одна из них служит для проверки.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Порядок осей</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Ориентация</translation>
    </message>
    <message>
        <source>Output of</source>
        <translation>Выход слоя</translation>
    </message>
    <message>
        <source>Part that is used for testing; defaults to the first.</source>
        <translation>Часть, которая служит для проверки; по умолчанию первая.</translation>
    </message>
    <message>
        <source>Passes its input on, and adds its mean absolute value to the loss: a sparse code.</source>
        <translation>Пропускает вход без изменений и прибавляет его средний модуль к потерям: разреженный код.</translation>
    </message>
    <message>
        <source>Passes on the largest absolute values at every position, and sets the others to zero.</source>
        <translation>Пропускает наибольшие по модулю значения в каждой позиции, остальные обнуляет.</translation>
    </message>
    <message>
        <source>Patches of photographs without labels, for networks that reconstruct them; whitened preprocessing whitens the photographs first.</source>
        <translation>Фрагменты фотографий без меток для сетей, которые их восстанавливают; при предобработке «отбеливание» сначала отбеливаются фотографии.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Части</translation>
    </message>
    <message>
        <source>Preserves signal and gradient as a compromise, for tanh and linear units (Xavier Glorot).</source>
        <translation>Компромисс: сохраняет сигнал и градиент для tanh и линейных нейронов (Ксавье Глоро).</translation>
    </message>
    <message>
        <source>Repeats every pixel: nearest-neighbor upsampling.</source>
        <translation>Повторяет каждый пиксель: увеличение по ближайшему соседу.</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Изменить размер</translation>
    </message>
    <message>
        <source>Restore photo patches of which 30% of the pixels are missing: an autoencoder.</source>
        <translation>Восстановить фрагменты фотографий без 30 % пикселей: автокодировщик.</translation>
    </message>
    <message>
        <source>Rows of numbers are signals: images of height 1, with values as stored.</source>
        <translation>Строки чисел — это сигналы: изображения высоты 1 со значениями, как они сохранены.</translation>
    </message>
    <message>
        <source>Scale every filter to length 1 before training and after each step.</source>
        <translation>Приводить каждый фильтр к длине 1 перед обучением и после каждого шага.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Набор</translation>
    </message>
    <message>
        <source>Share of the patches of photographs that is used, those with the highest contrast.</source>
        <translation>Используемая доля фрагментов фотографий — с наибольшим контрастом.</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Сигналы</translation>
    </message>
    <message>
        <source>Size, or [height, width], of all images from files.</source>
        <translation>Размер или [высота, ширина] всех изображений из файлов.</translation>
    </message>
    <message>
        <source>Slope for negative values before training.</source>
        <translation>Наклон для отрицательных значений до обучения.</translation>
    </message>
    <message>
        <source>Standardized</source>
        <translation>Стандартизация</translation>
    </message>
    <message>
        <source>Step from one tap to the next, or [vertical, horizontal].</source>
        <translation>Шаг от одного элемента фильтра к следующему или [по вертикали, по горизонтали].</translation>
    </message>
    <message>
        <source>The layers, from the image to the logits, or to the reconstructed image.</source>
        <translation>Слои — от изображения до логитов или до восстановленного изображения.</translation>
    </message>
    <message>
        <source>The output tends to −α.</source>
        <translation>Выход стремится к −α.</translation>
    </message>
    <message>
        <source>Tied to</source>
        <translation>Связан с</translation>
    </message>
    <message>
        <source>Unit norm</source>
        <translation>Единичная норма</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Вес</translation>
    </message>
    <message>
        <source>Weight standardization: apply every filter with zero mean and unit variance.</source>
        <translation>Стандартизация весов: применять каждый фильтр с нулевым средним и единичной дисперсией.</translation>
    </message>
    <message>
        <source>What is measured, and when.</source>
        <translation>Что измеряется и когда.</translation>
    </message>
    <message>
        <source>Where cosine and one-cycle end, relative to the peak.</source>
        <translation>Где кончаются косинус и один цикл, относительно пика.</translation>
    </message>
    <message>
        <source>Whether numbers that no label uses remain as empty classes.</source>
        <translation>Остаются ли номера без меток пустыми классами.</translation>
    </message>
    <message>
        <source>Whether rows and columns of the stored images are exchanged.</source>
        <translation>Переставлены ли строки и столбцы в сохранённых изображениях.</translation>
    </message>
    <message>
        <source>Which fan divides the variance.</source>
        <translation>Какой fan делит дисперсию.</translation>
    </message>
    <message>
        <source>Which images to use, how many, and how they are preprocessed.</source>
        <translation>Какие изображения брать, сколько и как их предобрабатывать.</translation>
    </message>
    <message>
        <source>Which set to use if there are several, as in FOLDER#letters.</source>
        <translation>Какой набор использовать, если их несколько, как в ПАПКА#letters.</translation>
    </message>
    <message>
        <source>Winners</source>
        <translation>Победители</translation>
    </message>
    <message>
        <source>X, O and + with random position, size and thickness, in noise.</source>
        <translation>X, O и + случайного места, размера и толщины, в шуме.</translation>
    </message>
    <message>
        <source>ZCA epsilon</source>
        <translation>Эпсилон ZCA</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per channel over the batch, then a trained scale and shift.</source>
        <translation>Нулевое среднее и единичная дисперсия по каналу в пакете, затем обучаемые масштаб и сдвиг.</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per image and group of channels, then a scale and shift.</source>
        <translation>Нулевое среднее и единичная дисперсия для изображения и группы каналов, затем масштаб и сдвиг.</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per image, then a trained scale and shift per channel.</source>
        <translation>Нулевое среднее и единичная дисперсия для каждого изображения, затем обучаемые масштаб и сдвиг для каждого канала.</translation>
    </message>
    <message>
        <source>Zeros by default; with a default of a library, what that library draws.</source>
        <translation>По умолчанию нули; со значениями библиотеки — то, что берёт она.</translation>
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
        <translation>сумма</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>средний пулинг</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>пакетная норм.</translation>
    </message>
    <message>
        <source>bright and dark are exchanged (data.invert)</source>
        <translation>светлое и тёмное переставлены, как указано в data.invert</translation>
    </message>
    <message>
        <source>channel {channels} of the training images is constant: it tells the network nothing</source>
        <translation>канал {channels} обучающих изображений постоянен: сети он ничего не сообщает</translation>
    </message>
    <message>
        <source>class names from {file}</source>
        <translation>имена классов из {file}</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>классификация</translation>
    </message>
    <message>
        <source>classification: cross-entropy with the labels; reconstruction: mean squared error of the output, compared with the image itself, without labels.</source>
        <translation>классификация: перекрёстная энтропия с метками; восстановление: средний квадрат отличия выхода от самого изображения, без меток.</translation>
    </message>
    <message>
        <source>colors converted to gray (data.color)</source>
        <translation>цвета переведены в серый, как указано в data.color</translation>
    </message>
    <message>
        <source>column 0 of {columns} is the label</source>
        <translation>столбец 0 из {columns} содержит метку</translation>
    </message>
    <message>
        <source>column {column} is the label</source>
        <translation>столбец {column} содержит метку</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>уплотнить</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>постоянная</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>контраст</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>свёртка</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>косинус</translation>
    </message>
    <message>
        <source>cross-validation: fold {fold} of {folds} of the training images is used for testing, and the test images are not used</source>
        <translation>перекрёстная проверка: блок {fold} из {folds} обучающих изображений служит для проверки, а тестовые изображения не используются</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>полносвязный</translation>
    </message>
    <message>
        <source>depthwise conv</source>
        <translation>поканальная свёртка</translation>
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
        <translation>глобальное среднее</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>серый</translation>
    </message>
    <message>
        <source>group norm</source>
        <translation>групповая нормализация</translation>
    </message>
    <message>
        <source>hard swish</source>
        <translation>hard swish</translation>
    </message>
    <message>
        <source>images</source>
        <translation>изобр.</translation>
    </message>
    <message>
        <source>images found in {folder}</source>
        <translation>изображения найдены в {folder}</translation>
    </message>
    <message>
        <source>images of {found}, resized to {size}</source>
        <translation>изображения {found}, размер изменён на {size}</translation>
    </message>
    <message>
        <source>isotropic noise</source>
        <translation>изотропный шум</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>сохранить</translation>
    </message>
    <message>
        <source>l1 penalty</source>
        <translation>штраф L1</translation>
    </message>
    <message>
        <source>label 10 stands for the digit 0</source>
        <translation>метка 10 обозначает цифру 0</translation>
    </message>
    <message>
        <source>labels are one-hot vectors of {classes} classes</source>
        <translation>метки — векторы one-hot из {classes} классов</translation>
    </message>
    <message>
        <source>labels are text, numbered in alphabetical order</source>
        <translation>метки — текст, пронумерованы по алфавиту</translation>
    </message>
    <message>
        <source>labels with gaps ({labels}), numbered 0 to {last}</source>
        <translation>метки с пропусками ({labels}), пронумерованы от 0 до {last}</translation>
    </message>
    <message>
        <source>labels {low} to {high}, {low} subtracted</source>
        <translation>метки от {low} до {high}, вычтено {low}</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>нормализация слоя</translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ln(1 + exp(x)), a smooth ReLU.</source>
        <translation>ln(1 + exp(x)), гладкая ReLU.</translation>
    </message>
    <message>
        <source>local</source>
        <translation>локальный</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>макс-пулинг</translation>
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
        <translation>импульс</translation>
    </message>
    <message>
        <source>nesterov</source>
        <translation>nesterov</translation>
    </message>
    <message>
        <source>no test images of class {classes}</source>
        <translation>нет тестовых изображений класса {classes}</translation>
    </message>
    <message>
        <source>no test images: the validation images are used instead</source>
        <translation>нет тестовых изображений: используются проверочные</translation>
    </message>
    <message>
        <source>no training images of class {classes}</source>
        <translation>нет обучающих изображений класса {classes}</translation>
    </message>
    <message>
        <source>no training pixel is above {high} of {full}: the images may have been scaled twice</source>
        <translation>ни один обучающий пиксель не больше {high} из {full}: возможно, изображения масштабированы дважды</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>нормальное</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>один цикл</translation>
    </message>
    <message>
        <source>pictures rotated according to their EXIF data: {count}</source>
        <translation>повёрнуто по данным EXIF: {count}</translation>
    </message>
    <message>
        <source>pixels from {low} to {high}, scaled to 0 to 1</source>
        <translation>пиксели от {low} до {high}, приведены к 0…1</translation>
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
        <translation>случайные метки</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>без обработки</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>восстановление</translation>
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
        <translation>нормализация RMS</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>rmsprop</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are images of {height}×{width}</source>
        <translation>строки из {numbers} чисел — изображения {height}×{width}</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are images of {height}×{width} in planes of red, green and blue</source>
        <translation>строки из {numbers} чисел — изображения {height}×{width} в плоскостях красного, зелёного и синего</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are signals, with values as stored</source>
        <translation>строки из {numbers} чисел — это сигналы, значения взяты как есть</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>scrambled phases</source>
        <translation>перемешанные фазы</translation>
    </message>
    <message>
        <source>scrambled pixels</source>
        <translation>пиксели вразброс</translation>
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
        <translation>сигмоида</translation>
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
        <translation>нормировка</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ступени</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>шагов</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>как есть</translation>
    </message>
    <message>
        <source>stored in color, but gray: one channel is used</source>
        <translation>сохранены в цвете, но серые: используется один канал</translation>
    </message>
    <message>
        <source>stored transposed, turned upright</source>
        <translation>сохранены транспонированными, повёрнуты как надо</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>the first line has no names of columns, and is an image</source>
        <translation>в первой строке нет имён столбцов, это изображение</translation>
    </message>
    <message>
        <source>the images have no labels: a network can reconstruct them (network.objective), but not classify them</source>
        <translation>у изображений нет меток: сеть может их восстанавливать (network.objective), но не классифицировать</translation>
    </message>
    <message>
        <source>the last batch of each epoch has {images} images: too few for the statistics of batch normalization</source>
        <translation>в последнем пакете каждой эпохи изображений: {images}. Для статистики пакетной нормировки этого мало</translation>
    </message>
    <message>
        <source>the learning rate never drops: its first drop would be at step {every}, the run has {steps}</source>
        <translation>скорость обучения ни разу не снизится: первое снижение — на шаге {every}, а в запуске шагов {steps}</translation>
    </message>
    <message>
        <source>the left image of every pair is used</source>
        <translation>используется левое изображение каждой пары</translation>
    </message>
    <message>
        <source>the test images look like negatives of the training images (mean {test} against {train})</source>
        <translation>тестовые изображения похожи на негативы обучающих (среднее {test} против {train})</translation>
    </message>
    <message>
        <source>transparent areas are shown on black</source>
        <translation>прозрачные области показаны на чёрном</translation>
    </message>
    <message>
        <source>transparent areas are shown on white</source>
        <translation>прозрачные области показаны на белом</translation>
    </message>
    <message>
        <source>transposed</source>
        <translation>транспонирована</translation>
    </message>
    <message>
        <source>transposed conv</source>
        <translation>транспонированная свёртка</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>усечённое нормальное</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>равномерное</translation>
    </message>
    <message>
        <source>upsample</source>
        <translation>увеличение</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>valid, same, a number, or [rows, columns].</source>
        <translation>valid, same, число или [строки, столбцы].</translation>
    </message>
    <message>
        <source>white noise</source>
        <translation>белый шум</translation>
    </message>
    <message>
        <source>whitened</source>
        <translation>отбеливание</translation>
    </message>
    <message>
        <source>winners</source>
        <translation>победители</translation>
    </message>
    <message>
        <source>x / (1 + exp(−x)), also called swish.</source>
        <translation>x / (1 + exp(−x)), называется также swish.</translation>
    </message>
    <message>
        <source>x where positive, a·x elsewhere, with a trained slope a per channel.</source>
        <translation>x, где положительно, иначе a·x, с обучаемым наклоном a для каждого канала.</translation>
    </message>
    <message>
        <source>x where positive, slope·x elsewhere.</source>
        <translation>x, где положительно, иначе наклон·x.</translation>
    </message>
    <message>
        <source>x where positive, α·(exp(x) − 1) elsewhere.</source>
        <translation>x, где положительно, иначе α·(exp(x) − 1).</translation>
    </message>
    <message>
        <source>x·min(max(x + 3, 0), 6) / 6, a SiLU of straight pieces.</source>
        <translation>x·min(max(x + 3, 0), 6) / 6, кусочное приближение SiLU.</translation>
    </message>
    <message>
        <source>x·Φ(x), Φ the distribution function of the standard normal.</source>
        <translation>x·Φ(x), Φ — функция стандартного нормального распределения.</translation>
    </message>
    <message>
        <source>zca</source>
        <translation>zca</translation>
    </message>
    <message>
        <source>zero mean</source>
        <translation>среднее 0</translation>
    </message>
    <message>
        <source>{array}: the last of the axes {shape} counts the images</source>
        <translation>{array}: последняя из осей {shape} нумерует изображения</translation>
    </message>
    <message>
        <source>{count} of {all} pictures cannot be read and are skipped, such as {first}</source>
        <translation>{count} из {all} изображений не читаются и пропущены, например {first}</translation>
    </message>
    <message>
        <source>{images} and {labels} are used as images and labels ({part}), by their shapes</source>
        <translation>{images} и {labels} используются как изображения и метки ({part}) по их форме</translation>
    </message>
    <message>
        <source>{images} validation images are not used</source>
        <translation>проверочных изображений не используется: {images}</translation>
    </message>
    <message>
        <source>{name} has no labels and is not used</source>
        <translation>{name}: меток нет, не используется</translation>
    </message>
    <message>
        <source>{used} is used; {other} has labels of the same images</source>
        <translation>используется {used}; в {other} метки тех же изображений</translation>
    </message>
    <message>
        <source>{used} labels are used; {path}#{other} selects the others</source>
        <translation>используются метки {used}; {path}#{other} выбирает другие</translation>
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
        <translation>Упорядоченные</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Постоянная</translation>
    </message>
    <message>
        <source>Glorot (Xavier) normal</source>
        <translation>Глоро (Xavier), норм.</translation>
    </message>
    <message>
        <source>Glorot (Xavier) uniform</source>
        <translation>Глоро (Xavier), равном.</translation>
    </message>
    <message>
        <source>Library defaults</source>
        <translation>По умолчанию в библиотеках</translation>
    </message>
    <message>
        <source>Delta orthogonal</source>
        <translation>Дельта-ортогональные</translation>
    </message>
    <message>
        <source>%1 default</source>
        <translation>По умолчанию в %1</translation>
    </message>
    <message>
        <source>Failures to learn from</source>
        <translation>Поучительные неудачи</translation>
    </message>
    <message>
        <source>Fitted to the layer</source>
        <translation>По размеру слоя</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Из файла</translation>
    </message>
    <message>
        <source>Hand-made bank</source>
        <translation>Ручной набор</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>Хе (норм.)</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>Хе (равном.)</translation>
    </message>
    <message>
        <source>Identity (Dirac)</source>
        <translation>Тождество (Дирак)</translation>
    </message>
    <message>
        <source>LSUV, scaled by data</source>
        <translation>LSUV, по данным</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>Лекун (норм.)</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>Лекун (равном.)</translation>
    </message>
    <message>
        <source>Normal, zero mean</source>
        <translation>Норм., среднее 0</translation>
    </message>
    <message>
        <source>Of a fixed size</source>
        <translation>Заданного размера</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>Единицы</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Ортогональные</translation>
    </message>
    <message>
        <source>Small normal, σ 0.01</source>
        <translation>Малое норм., σ 0.01</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation>Усечённое норм.</translation>
    </message>
    <message>
        <source>Uniform, zero mean</source>
        <translation>Равном., среднее 0</translation>
    </message>
    <message>
        <source>Variance scaling</source>
        <translation>Масштаб дисперсии</translation>
    </message>
    <message>
        <source>Xavier (Glorot), Caffe&apos;s form</source>
        <translation>Xavier (Глоро), как в Caffe</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Нули</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>нормальное</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>усечённое нормальное</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>равномерное</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>%1 has the same output for all %2 images measured, and no gradient changes that: no information about the images reaches the output.</source>
        <translation>%1 даёт один и тот же выход для всех измеренных изображений (%2), и градиент этого не меняет: сведения об изображениях не доходят до выхода.</translation>
    </message>
    <message>
        <source>%1 contains %2 images and %3 contains %4 labels; the numbers must be equal</source>
        <translation>%1 содержит изображений: %2, а %3 меток: %4; числа должны быть равны</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 указано дважды</translation>
    </message>
    <message>
        <source>%1 is saturated: its outputs lie on the flat ends of the curve, where hardly any gradient passes.</source>
        <translation>Слой %1 насыщен: его выходы лежат на плоских концах кривой, где градиент почти не проходит.</translation>
    </message>
    <message>
        <source>%1 is saturated: most of its outputs lie on the flat ends of its curve, where hardly any gradient passes.</source>
        <translation>Слой %1 насыщен: большинство его выходов лежит на плоских концах кривой, где градиент почти не проходит.</translation>
    </message>
    <message>
        <source>%1 is used by %2, which is not an operator of ONNX, and was left out</source>
        <translation>%1 используется в %2, который не является оператором ONNX, и пропущен</translation>
    </message>
    <message>
        <source>%1 parameters, output %2: training would take about %3 GiB, accepted: at most %4 GiB here</source>
        <translation>параметров %1, выход %2: обучение заняло бы около %3 ГиБ, допускается: не больше %4 ГиБ на этом компьютере</translation>
    </message>
    <message>
        <source>%1 runs at once need about %2 GiB, and %3 GiB are free; accepted: fewer seeds or contestants</source>
        <translation>%1 запускам одновременно нужно около %2 ГиБ, а свободно %3 ГиБ; допускается: меньше зёрен или участников</translation>
    </message>
    <message>
        <source>%1 runs at once, accepted: up to %2</source>
        <translation>запусков одновременно: %1, допускается: до %2</translation>
    </message>
    <message>
        <source>%1 trials planned, accepted: up to %2, or more with --yes</source>
        <translation>запланировано опытов: %1, допускается: до %2, или больше с --yes</translation>
    </message>
    <message>
        <source>%1 workers need about %2 GiB each, and %3 GiB are free; accepted: %4 or fewer</source>
        <translation>%1 процессам нужно около %2 ГиБ каждому, а свободно %3 ГиБ; допускается: %4 или меньше</translation>
    </message>
    <message>
        <source>%1 workers need about %2 GiB each, and %3 GiB are free; accepted: smaller networks or fewer images</source>
        <translation>%1 процессам нужно около %2 ГиБ каждому, а свободно %3 ГиБ; допускается: сети меньше или меньше изображений</translation>
    </message>
    <message>
        <source>%1: %2 has no labels; accepted: images with labels</source>
        <translation>%1: у %2 нет меток; принимаются: изображения с метками</translation>
    </message>
    <message>
        <source>%1: %2 images; without separate test images, at least %3 are needed</source>
        <translation>%1: изображений: %2; без отдельных тестовых изображений нужно не меньше %3</translation>
    </message>
    <message>
        <source>%1: %2 only with filters of 3-D convolutions; found %3; accepted: at least one array with four axes</source>
        <translation>%1: %2 только с фильтрами трёхмерных свёрток; найдено: %3; принимается: хотя бы один массив с четырьмя осями</translation>
    </message>
    <message>
        <source>%1: %2 without filters of a convolution; found %3; accepted: at least one array with four axes</source>
        <translation>%1: %2 без фильтров свёртки; найдено: %3; принимается: хотя бы один массив с четырьмя осями</translation>
    </message>
    <message>
        <source>%1: %2: contains NaN or infinity, accepted: finite numbers</source>
        <translation>%1: %2: содержит NaN или бесконечность; принимаются: конечные числа</translation>
    </message>
    <message>
        <source>%1: %2: its weights are in %3, outside the folder of the file; accepted: a file in the same folder</source>
        <translation>%1: %2: веса лежат в %3, вне папки этого файла; принимается: файл в той же папке</translation>
    </message>
    <message>
        <source>%1: %2: its weights are in %3, which is missing; accepted: both files in one folder</source>
        <translation>%1: %2: веса лежат в %3, а этого файла нет; принимаются: оба файла в одной папке</translation>
    </message>
    <message>
        <source>%1: a Python pickle; nothing is ever unpickled; accepted: a state_dict, written where the model is defined: torch.save(model.state_dict(), &apos;weights.pt&apos;)</source>
        <translation>%1: pickle языка Python; такие файлы никогда не исполняются; принимается: state_dict, записанный там, где определена модель: torch.save(model.state_dict(), &apos;weights.pt&apos;)</translation>
    </message>
    <message>
        <source>%1: a pickle that needs %2: nothing is ever unpickled; accepted: a state_dict, written where the model is defined: torch.save(model.state_dict(), &apos;weights.pt&apos;)</source>
        <translation>%1: pickle, которому нужен %2: такие файлы никогда не исполняются; принимается: state_dict, записанный там, где определена модель: torch.save(model.state_dict(), &apos;weights.pt&apos;)</translation>
    </message>
    <message>
        <source>%1: an empty file</source>
        <translation>%1: пустой файл</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: не читается: %2</translation>
    </message>
    <message>
        <source>%1: contains %2 pictures, but no folder for each class; accepted: CLASS/PICTURE, or train/CLASS/PICTURE and test/CLASS/PICTURE</source>
        <translation>%1: изображений: %2, но нет папок по классам; принимается: КЛАСС/ИЗОБРАЖЕНИЕ или train/КЛАСС/ИЗОБРАЖЕНИЕ и test/КЛАСС/ИЗОБРАЖЕНИЕ</translation>
    </message>
    <message>
        <source>%1: contains %2 sets (%3); choose one with data.split, or as %4</source>
        <translation>%1: наборов: %2 (%3); выберите один через data.split или как %4</translation>
    </message>
    <message>
        <source>%1: every label is %2; at least 2 classes are needed</source>
        <translation>%1: все метки равны %2; нужно не меньше 2 классов</translation>
    </message>
    <message>
        <source>%1: float pixels from %2 to %3; accepted: 0…1, −1…1, 0…16 or 0…255</source>
        <translation>%1: дробные пиксели от %2 до %3; принимается: 0…1, −1…1, 0…16 или 0…255</translation>
    </message>
    <message>
        <source>%1: images of shape %2; accepted: (N, H, W), and (N, H, W, C) or (N, C, H, W) with 1, 3 or 4 channels, or rows of the pixels of square images</source>
        <translation>%1: изображения формы %2; принимаются: (N, H, W), а также (N, H, W, C) или (N, C, H, W) с 1, 3 или 4 каналами, или строки из пикселей квадратных изображений</translation>
    </message>
    <message>
        <source>%1: label %2 at index %3 is outside the class range: only %4 different labels occur, so %5 is expected; if they are right, set data.label_gaps to &apos;compact&apos; or &apos;keep&apos;</source>
        <translation>%1: метка %2 с индексом %3 вне диапазона классов: разных меток только %4, поэтому ожидается %5; если они верны, задайте data.label_gaps как &apos;compact&apos; или &apos;keep&apos;</translation>
    </message>
    <message>
        <source>%1: none of the %2 pictures can be read</source>
        <translation>%1: ни одно из изображений (%2) не читается</translation>
    </message>
    <message>
        <source>%1: not a trained network but %2; accepted: %3</source>
        <translation>%1: не обученная сеть, а %2; принимается: %3</translation>
    </message>
    <message>
        <source>%1: pictures of different sizes (%2); set data.resize to one size</source>
        <translation>%1: изображения разных размеров (%2); задайте один размер в data.resize</translation>
    </message>
    <message>
        <source>%1: the label may be in the first or in the last column; set data.labels to &apos;first&apos; or &apos;last&apos;</source>
        <translation>%1: метка может быть в первом или в последнем столбце; задайте data.labels как &apos;first&apos; или &apos;last&apos;</translation>
    </message>
    <message>
        <source>%2 of the units of %1 are 0 for all %3 images measured: no gradient passes through them.</source>
        <translation>%2 нейронов слоя %1 дают 0 для всех измеренных изображений (%3): градиент через них не проходит.</translation>
    </message>
    <message>
        <source>%3 of the units of %1 are 0 for all %2 images measured: no gradient passes through them, and they may never learn.</source>
        <translation>%3 нейронов слоя %1 дают 0 для всех измеренных изображений (%2): градиент через них не проходит, и они могут никогда не обучиться.</translation>
    </message>
    <message>
        <source>1 array of an optimizer was left out</source>
        <translation>пропущен 1 массив оптимизатора</translation>
    </message>
    <message>
        <source>A step changes the weights of %1 by %2 of their size (about 10⁻³ is usual): the steps are too long.</source>
        <translation>Шаг меняет веса слоя %1 на %2 их размера (обычно около 10⁻³): шаги слишком длинные.</translation>
    </message>
    <message>
        <source>All %2 filters of %1 are exactly equal: they receive equal gradients and stay equal. Start from random weights.</source>
        <translation>Все фильтры слоя %1 (%2) в точности равны: они получают равные градиенты и остаются равными. Начните со случайных весов.</translation>
    </message>
    <message>
        <source>All units of %1 are 0 for all %2 images measured: no gradient passes through them, so the layers before %1 learn nothing from these images.</source>
        <translation>Все нейроны слоя %1 дают 0 для всех измеренных изображений (%2): градиент через них не проходит, и слои перед %1 ничему не учатся на этих изображениях.</translation>
    </message>
    <message>
        <source>All units of %1 start equal and receive equal gradients: they stay equal and act as a single unit. Start from random weights.</source>
        <translation>Все нейроны слоя %1 начинают равными и получают равные градиенты: они остаются равными и действуют как один. Начните со случайных весов.</translation>
    </message>
    <message>
        <source>At the full learning rate, a step changes the weights of %1 by only %2 of their size (about 10⁻³ is usual): they hardly learn.</source>
        <translation>При полной скорости обучения шаг меняет веса слоя %1 лишь на %2 их размера (обычно около 10⁻³): они почти не учатся.</translation>
    </message>
    <message>
        <source>Dead filters in %1: %2 of %3. Their weights are so small compared with the others that they pass almost nothing on.</source>
        <translation>Мёртвые фильтры в слое %1: %2 из %3. Их веса так малы по сравнению с остальными, что они почти ничего не передают.</translation>
    </message>
    <message>
        <source>Diverged at step %2: a value in %1 became infinite or NaN. The run was stopped, and its last good state was kept.</source>
        <translation>Запуск разошёлся на шаге %2: в слое %1 значение стало бесконечным или NaN. Запуск остановлен; последнее исправное состояние сохранено.</translation>
    </message>
    <message>
        <source>Leave images and labels unchanged</source>
        <translation>Оставить изображения и метки как есть</translation>
    </message>
    <message>
        <source>No weights are trained: the network will not change.</source>
        <translation>Веса не обучаются: сеть не изменится.</translation>
    </message>
    <message>
        <source>Only %3 of the outputs of %1 are not 0, measured on %2 images: hardly any gradient passes, and training may be slow to start.</source>
        <translation>Лишь %3 выходов слоя %1 отличны от 0 (измерено изображений: %2): градиент почти не проходит, и обучение может начаться нескоро.</translation>
    </message>
    <message>
        <source>Ready to train: the output of %2 starts large (×%1 of the input), which training has to compensate for.</source>
        <translation>Можно обучать: выход %2 поначалу велик (×%1 от входа), и обучению придётся это исправить.</translation>
    </message>
    <message>
        <source>Ready to train: the output of %2 starts small (×%1 of the input), but gradients reach the weights, and training compensates for it.</source>
        <translation>Можно обучать: выход %2 поначалу мал (×%1 от входа), но градиенты доходят до весов, и обучение это исправит.</translation>
    </message>
    <message>
        <source>Ready to train: the signal changes by a factor of %1 from the input to %2, and gradients reach the weights.</source>
        <translation>Можно обучать: от входа до %2 сигнал меняется в %1 раз, и градиенты доходят до весов.</translation>
    </message>
    <message>
        <source>The differences between images shrink %1-fold on the way to %2: it may take a long time until training shows an effect.</source>
        <translation>Различия между изображениями уменьшаются в %1 раз на пути к %2: действие обучения может долго не проявляться.</translation>
    </message>
    <message>
        <source>The differences between images shrink %1-fold on the way to %2: they hardly reach the output, and training hardly changes the weights.</source>
        <translation>Различия между изображениями уменьшаются в %1 раз на пути к %2: до выхода они почти не доходят, и обучение почти не меняет веса.</translation>
    </message>
    <message>
        <source>The first step is too long: judging by the slope, the loss would fall by %1 times its value. Expect the first steps to ruin the network.</source>
        <translation>Первый шаг слишком длинный: судя по наклону, потери должны упасть на величину в %1 раз больше их самих. Скорее всего, первые же шаги испортят сеть.</translation>
    </message>
    <message>
        <source>The gradient shrinks %1-fold on its way back to %2: it may take a long time until training shows an effect.</source>
        <translation>На обратном пути к %2 градиент уменьшается в %1 раз: действие обучения может долго не проявляться.</translation>
    </message>
    <message>
        <source>The loss has risen from %2 to %1: the steps are too long.</source>
        <translation>Потери выросли с %2 до %1: шаги слишком длинные.</translation>
    </message>
    <message>
        <source>The loss is %1, and guessing gives %2: the network has not learned anything yet.</source>
        <translation>Потери равны %1, а угадывание даёт %2: сеть пока ничему не научилась.</translation>
    </message>
    <message>
        <source>The loss jumped to %1 in step %2, and the network has been no better than guessing since then: the steps are too long.</source>
        <translation>На шаге %2 потери подскочили до %1, и с тех пор сеть не лучше угадывания: шаги слишком длинные.</translation>
    </message>
    <message>
        <source>The loss starts at %1, and guessing gives %2: the weights are so large that the untrained network is confidently wrong.</source>
        <translation>Потери начинаются с %1, а угадывание даёт %2: веса так велики, что необученная сеть уверенно ошибается.</translation>
    </message>
    <message>
        <source>The signal grows %1-fold up to %2: outputs of that size make a network confidently wrong, and gradients explode.</source>
        <translation>К слою %2 сигнал вырастает в %1 раз: при таких выходах сеть уверенно ошибается, а градиенты взрываются.</translation>
    </message>
    <message>
        <source>The signal grows %1-fold up to %2: the untrained network is confidently wrong, with a loss of %3, compared with %4 for guessing.</source>
        <translation>К слою %2 сигнал вырастает в %1 раз: необученная сеть уверенно ошибается, потери %3, а при угадывании — %4.</translation>
    </message>
    <message>
        <source>The signal grows without bound: after %1 it is infinite or NaN.</source>
        <translation>Сигнал растёт безгранично: за %1 он бесконечен или NaN.</translation>
    </message>
    <message>
        <source>a logarithmic range cannot start at %1, accepted: LOW greater than 0</source>
        <translation>логарифмический диапазон не может начинаться с %1, допускается: LOW больше 0</translation>
    </message>
    <message>
        <source>an empty range, accepted: LOW less than HIGH</source>
        <translation>пустой диапазон, допускается: LOW меньше HIGH</translation>
    </message>
    <message>
        <source>an orthogonal weight of %1 elements is too large to decompose, accepted: at most %2 elements</source>
        <translation>ортогональный вес из %1 элементов слишком велик для разложения, допускается: не больше %2 элементов</translation>
    </message>
    <message>
        <source>as far as shapes tell, these may also be transposed convolutions, which PyTorch stores as IOHW: %1; if they are, choose --axes IOHW</source>
        <translation>судя по формам, это могут быть и транспонированные свёртки, которые PyTorch хранит как IOHW: %1; если это так, выберите --axes IOHW</translation>
    </message>
    <message>
        <source>convolutions along one axis, listed with the height 1: %1</source>
        <translation>свёртки вдоль одной оси, показаны с высотой 1: %1</translation>
    </message>
    <message>
        <source>convolutions over volumes (3-D), which are not shown: %1</source>
        <translation>свёртки по объёмам (3-D), которые не показаны: %1</translation>
    </message>
    <message>
        <source>ends in %1, accepted: %2, the shape of the images it reconstructs</source>
        <translation>заканчивается формой %1, допускается: %2, форма восстанавливаемых изображений</translation>
    </message>
    <message>
        <source>ends in %1, accepted: one number per class, %2 (a dense layer or a global_avg_pool at the end)</source>
        <translation>заканчивается формой %1, допускается: одно число на класс, %2 (слой dense или global_avg_pool в конце)</translation>
    </message>
    <message>
        <source>got %1 as an end, accepted: %2</source>
        <translation>получена граница %1, допускается: %2</translation>
    </message>
    <message>
        <source>got %1 at the end, accepted: %2</source>
        <translation>в конце получено %1, допускается: %2</translation>
    </message>
    <message>
        <source>got %1 for %2 channels, accepted: a divisor of %2</source>
        <translation>получено %1 при %2 каналах, допускается: делитель числа %2</translation>
    </message>
    <message>
        <source>got %1 for %2 filters, accepted: a divisor of both %3 and %4</source>
        <translation>получено %1 при %2 фильтрах, допускается: общий делитель чисел %3 и %4</translation>
    </message>
    <message>
        <source>got %1 for %2 input channels, accepted: a divisor of %2</source>
        <translation>получено %1 при %2 входных каналах, допускается: делитель числа %2</translation>
    </message>
    <message>
        <source>got %1 for %2 input channels, accepted: a divisor of both %3 and %4</source>
        <translation>получено %1 при %2 входных каналах, допускается: общий делитель чисел %3 и %4</translation>
    </message>
    <message>
        <source>got %1 for %2 output channels, accepted: a divisor of %2</source>
        <translation>получено %1 при %2 выходных каналах, допускается: делитель числа %2</translation>
    </message>
    <message>
        <source>got %1 for a shape with %2 axes, accepted: one letter each</source>
        <translation>получено %1 для формы с %2 осями, допускается: по одной букве на ось</translation>
    </message>
    <message>
        <source>got %1 values, accepted: %2</source>
        <translation>получено значений: %1, допускается: %2</translation>
    </message>
    <message>
        <source>got %1 values, accepted: %2 to %3</source>
        <translation>получено значений: %1, допускается: от %2 до %3</translation>
    </message>
    <message>
        <source>got %1 with an output of %2 pixels for %3, accepted: as many pixels, or a layer whose height and width become these with a stride</source>
        <translation>получено %1 с выходом в %2 пикселей для %3, допускается: столько же пикселей или слой, высота и ширина которого становятся такими с шагом окна</translation>
    </message>
    <message>
        <source>got %1, accepted for the scheme &apos;%2&apos;: %3</source>
        <translation>получено %1, для схемы &apos;%2&apos; допускается: %3</translation>
    </message>
    <message>
        <source>got %1, accepted: %2</source>
        <translation>получено %1, допускается: %2</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3</source>
        <translation>получено %1, допускается: от %2 до %3</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3 (the training images)</source>
        <translation>получено %1, допускается: от %2 до %3 (обучающие изображения)</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3 (the training images; %4 needs at least %2)</source>
        <translation>получено %1, допускается: от %2 до %3 (обучающие изображения; %4 требует не меньше %2)</translation>
    </message>
    <message>
        <source>got %1, accepted: &apos;valid&apos;, &apos;same&apos;, a number or a pair</source>
        <translation>получено %1, допускается: &apos;valid&apos;, &apos;same&apos;, число или пара</translation>
    </message>
    <message>
        <source>got %1, accepted: 0 to %2 (the steps of the run)</source>
        <translation>получено %1, допускается: от 0 до %2 (шаги запуска)</translation>
    </message>
    <message>
        <source>got %1, accepted: 1 to %2 (the channels of its input)</source>
        <translation>получено %1, допускается: от 1 до %2 (каналы входа)</translation>
    </message>
    <message>
        <source>got %1, accepted: KEY=V1,V2,… or KEY=%2</source>
        <translation>получено %1, допускается: KEY=V1,V2,… или KEY=%2</translation>
    </message>
    <message>
        <source>got %1, accepted: NAME:KEY=VALUE[,KEY=VALUE…], as in he:init=he_normal,std=0.1</source>
        <translation>получено %1, допускается: NAME:KEY=VALUE[,KEY=VALUE…], как в he:init=he_normal,std=0.1</translation>
    </message>
    <message>
        <source>got %1, accepted: an integer or a pair of integers</source>
        <translation>получено %1, допускается: целое число или пара целых чисел</translation>
    </message>
    <message>
        <source>got %1, accepted: classification, because predictions are classes</source>
        <translation>получено %1, допускается: classification, потому что предсказываются классы</translation>
    </message>
    <message>
        <source>got %1, accepted: each of I and O once, with any of D, H and W, as in HWIO; or HWCM for depthwise</source>
        <translation>получено %1, допускается: I и O по одному разу и любые из D, H и W, как в HWIO; или HWCM для depthwise</translation>
    </message>
    <message>
        <source>got %1, accepted: more than the %2 that the run has now (+N adds N)</source>
        <translation>получено %1, допускается: больше, чем %2, сколько у запуска сейчас (+N добавляет N)</translation>
    </message>
    <message>
        <source>got %1, accepted: none, because no conv layer is in front of it</source>
        <translation>получено %1, допустимых нет: перед ним нет слоя conv</translation>
    </message>
    <message>
        <source>got %1, accepted: sides from 1 to %2</source>
        <translation>получено %1, допускается: стороны от 1 до %2</translation>
    </message>
    <message>
        <source>got %1, accepted: the name of an earlier layer: %2</source>
        <translation>получено %1, допускается: имя одного из предыдущих слоёв: %2</translation>
    </message>
    <message>
        <source>got %1, accepted: values separated by commas, or %2</source>
        <translation>получено %1, допускается: значения через запятую или %2</translation>
    </message>
    <message>
        <source>got %1, but the distribution is %2; accepted only with uniform</source>
        <translation>получено %1, но распределение — %2; допускается только с uniform</translation>
    </message>
    <message>
        <source>got %1, but the scheme &apos;%2&apos; takes %3</source>
        <translation>получено %1, но схема &apos;%2&apos; использует %3</translation>
    </message>
    <message>
        <source>got %1, but the scheme &apos;%2&apos; takes no settings</source>
        <translation>получено %1, но у схемы &apos;%2&apos; нет настроек</translation>
    </message>
    <message>
        <source>got %1, but there is no path of a file</source>
        <translation>получено %1, но путь к файлу не задан</translation>
    </message>
    <message>
        <source>got %1, which needs whole filters; accepted for a bias: zeros, ones, constant, file and the random schemes</source>
        <translation>получено %1, которому нужны целые фильтры; для смещения допускается: zeros, ones, constant, file и случайные схемы</translation>
    </message>
    <message>
        <source>got %1, whose weight is standardized, accepted: a conv layer that applies its weight as it is</source>
        <translation>получено %1, вес которого стандартизуется, допускается: слой conv, применяющий свой вес как есть</translation>
    </message>
    <message>
        <source>got C and M with groups %1, accepted: a depthwise convolution with groups %2, neither transposed nor local</source>
        <translation>получены C и M с groups %1, допускается: свёртка depthwise с groups %2, не транспонированная и не локальная</translation>
    </message>
    <message>
        <source>got a dense weight, accepted: one with a window, as in OIHW</source>
        <translation>получен вес полносвязного слоя, допускается: вес с окном, как в OIHW</translation>
    </message>
    <message>
        <source>got both path and content, accepted: one of them</source>
        <translation>получены и path, и content, допускается: одно из них</translation>
    </message>
    <message>
        <source>got classification, accepted: reconstruction, because %1 has no labels</source>
        <translation>получено classification, допускается: reconstruction, потому что у %1 нет меток</translation>
    </message>
    <message>
        <source>got no layer with a weight, accepted: at least one</source>
        <translation>нет ни одного слоя с весами, допускается: хотя бы один</translation>
    </message>
    <message>
        <source>got nothing, accepted: the name of an earlier layer: %1</source>
        <translation>ничего не получено, допускается: имя одного из предыдущих слоёв: %1</translation>
    </message>
    <message>
        <source>got the name %1, accepted: up to 40 characters without , =</source>
        <translation>получено имя %1, допускается: до 40 знаков без , =</translation>
    </message>
    <message>
        <source>got them with groups or transposed, accepted: neither</source>
        <translation>получены вместе с groups или транспонированием, допускается: ни то ни другое</translation>
    </message>
    <message>
        <source>its weight would be %1, but that of %2 is %3; accepted: as many input channels as %2 has filters, as many filters as it has input channels, and its kernel size</source>
        <translation>его вес был бы %1, а у %2 — %3; допускается: столько входных каналов, сколько фильтров у %2, столько фильтров, сколько у него входных каналов, и тот же размер фильтра</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>слой %1: %2</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>пропущено: %1</translation>
    </message>
    <message>
        <source>missing; the scheme &apos;%1&apos; needs it</source>
        <translation>не задано; это нужно схеме &apos;%1&apos;</translation>
    </message>
    <message>
        <source>none is there</source>
        <translation>их нет</translation>
    </message>
    <message>
        <source>not accepted, because all contestants use the same data; accepted: --set, for all of them</source>
        <translation>не допускается, потому что у всех участников одни и те же данные; допускается: --set, для всех</translation>
    </message>
    <message>
        <source>not accepted, because it does not affect a run</source>
        <translation>не допускается, потому что не влияет на запуск</translation>
    </message>
    <message>
        <source>not accepted, use %1</source>
        <translation>не допускается, используйте %1</translation>
    </message>
    <message>
        <source>pruned: these filters are multiplied by masks, which are stored beside them, before they are used</source>
        <translation>прореживание: перед применением эти фильтры умножаются на маски, которые хранятся рядом с ними</translation>
    </message>
    <message>
        <source>shown as convolutions in groups, but as far as shapes tell, these may also be transposed convolutions in groups with as many outputs as inputs: %1</source>
        <translation>показаны как групповые свёртки, но, судя по формам, это могут быть и транспонированные групповые свёртки с числом выходов, равным числу входов: %1</translation>
    </message>
    <message>
        <source>sizes and strides must be at least 1: image %1, window %2, stride %3</source>
        <translation>размеры и шаги окна должны быть не меньше 1: изображение %1, окно %2, шаг окна %3</translation>
    </message>
    <message>
        <source>spectral normalization: these filters are divided by their largest singular value before they are used</source>
        <translation>спектральная нормировка: перед применением эти фильтры делятся на своё наибольшее сингулярное число</translation>
    </message>
    <message>
        <source>the bank needs a kernel of at least %1, found %2</source>
        <translation>набору нужны фильтры не меньше %1, найдено %2</translation>
    </message>
    <message>
        <source>the file does not contain the order of the layers; they are listed by name</source>
        <translation>в файле нет порядка слоёв; они перечислены по именам</translation>
    </message>
    <message>
        <source>the output would be %1 with padding %2 and output padding %3, accepted: at least 1×1, and an output padding below the stride</source>
        <translation>выход был бы %1 при дополнении %2 и дополнении выхода %3, допускается: не меньше 1×1 и дополнение выхода меньше шага окна</translation>
    </message>
    <message>
        <source>the sweep would take about %1 MiB on the disk of %2, where %3 MiB are free; accepted: fewer trials, or --keep none</source>
        <translation>перебор займёт около %1 МиБ на диске %2, где свободно %3 МиБ; допускается: меньше опытов или --keep none</translation>
    </message>
    <message>
        <source>the window is %1 (dilation included), larger than its input of %2 (padding included)</source>
        <translation>окно %1 (с разрежением) больше своего входа %2 (с дополнением)</translation>
    </message>
    <message>
        <source>the window is %1, larger than its input of %2 (padding included)</source>
        <translation>окно %1 больше своего входа %2 (с дополнением)</translation>
    </message>
    <message>
        <source>there is no batch normalization in the file: exporters fold it into the filters before it, whose numbers then differ from those that were trained</source>
        <translation>в файле нет пакетной нормировки: при экспорте её включают в предшествующие фильтры, и тогда их числа отличаются от обученных</translation>
    </message>
    <message>
        <source>weight normalization: these filters are multiplied by their lengths (g), which are stored beside them, and divided by their norms before they are used</source>
        <translation>нормировка весов: перед применением эти фильтры умножаются на свои длины (g), которые хранятся рядом с ними, и делятся на свои нормы</translation>
    </message>
    <message>
        <source>Clip the gradient</source>
        <translation>Ограничить градиент</translation>
    </message>
    <message>
        <source>%1 arrays of an optimizer were left out</source>
        <translation>пропущено массивов оптимизатора: %1</translation>
    </message>
    <message>
        <source>Divide the learning rate by 10</source>
        <translation>Уменьшить скорость обучения в 10 раз</translation>
    </message>
    <message>
        <source>Divide the weight decay by 10</source>
        <translation>Уменьшить затухание весов в 10 раз</translation>
    </message>
    <message>
        <source>Multiply the learning rate by 10</source>
        <translation>Увеличить скорость обучения в 10 раз</translation>
    </message>
    <message>
        <source>No gradient reaches %1: the first layers do not learn.</source>
        <translation>До %1 градиент не доходит: первые слои не учатся.</translation>
    </message>
    <message>
        <source>Replace the sigmoids with ReLU</source>
        <translation>Заменить сигмоиды на ReLU</translation>
    </message>
    <message>
        <source>Start from small random weights</source>
        <translation>Начать с малых случайных весов</translation>
    </message>
    <message>
        <source>The gradient shrinks %1-fold on its way back to %2: training hardly changes the weights.</source>
        <translation>На обратном пути к %2 градиент уменьшается в %1 раз: обучение почти не меняет веса.</translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times larger than at the last layer: a single step can ruin the first layers.</source>
        <translation>Градиент, доходящий до %1, в %2 раз больше, чем у последнего слоя: один шаг может испортить первые слои.</translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times smaller than at the last layer: the first layers hardly learn.</source>
        <translation>Градиент, доходящий до %1, в %2 раз меньше, чем у последнего слоя: первые слои почти не учатся.</translation>
    </message>
    <message>
        <source>The steps are too short to change the weights: %1 steps like the first change no layer by more than %2.</source>
        <translation>Шаги слишком короткие, чтобы изменить веса: такие шаги, как первый (их %1), не меняют ни один слой больше чем на %2.</translation>
    </message>
    <message>
        <source>Use He normal</source>
        <translation>Взять Хе (норм.)</translation>
    </message>
    <message>
        <source>Use LeCun normal</source>
        <translation>Взять Лекун (норм.)</translation>
    </message>
    <message>
        <source>Use leaky ReLU</source>
        <translation>Взять Leaky ReLU</translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message>
        <source>A filter of its own at every position.</source>
        <translation>Свой фильтр в каждом месте.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Полносвязный</translation>
    </message>
    <message>
        <source>Every output sees every input.</source>
        <translation>Каждый выход видит все входы.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Локальный</translation>
    </message>
    <message>
        <source>Shifted by %1 px, all three drop to about %2.</source>
        <translation>При сдвиге на %1 px все три опускаются примерно до %2.</translation>
    </message>
    <message>
        <source>Shifted by %1 px, the %2 layer does best: %3, against %4 (%5) and %6 (%7).</source>
        <translation>При сдвиге на %1 px лучше всех слой «%2»: %3 против %4 (%5) и %6 (%7).</translation>
    </message>
    <message>
        <source>One filter for all positions: a convolution.</source>
        <translation>Один фильтр на все места: свёртка.</translation>
    </message>
    <message>
        <source>Output %2 does not see input %3: there is no weight, so the entry is always 0.</source>
        <translation>Выход %2 не видит вход %3: веса нет, элемент всегда 0.</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Общий</translation>
    </message>
    <message>
        <source>The shared layer does as well with %1 weights as the dense one with %2 (%3 and %4).</source>
        <translation>Слой с общими весами (весов: %1) не хуже полносвязного (весов: %2): %3 и %4.</translation>
    </message>
    <message>
        <source>The shared layer does better with %1 weights than the dense one with %2 (%3 and %4).</source>
        <translation>Слой с общими весами (весов: %1) лучше полносвязного (весов: %2): %3 и %4.</translation>
    </message>
    <message>
        <source>The shared layer has %1 weights instead of %2, and is less accurate here (%3 and %4).</source>
        <translation>У слоя с общими весами %1 весов вместо %2, и здесь он менее точен (%3 и %4).</translation>
    </message>
    <message>
        <source>Weight %1 connects input %3 to output %2 and is used nowhere else.</source>
        <translation>Вес %1 ведёт от входа %3 к выходу %2 и больше нигде не применяется.</translation>
    </message>
    <message numerus="yes">
        <source>Weight %1 connects input %3 to output %2. The same weight is used at %n other position(s).</source>
        <translation>
            <numerusform>Вес %1 ведёт от входа %3 к выходу %2. Это тот же вес ещё в %n месте.</numerusform>
            <numerusform>Вес %1 ведёт от входа %3 к выходу %2. Это тот же вес ещё в %n местах.</numerusform>
            <numerusform>Вес %1 ведёт от входа %3 к выходу %2. Это тот же вес ещё в %n местах.</numerusform>
        </translation>
    </message>
    <message>
        <source>inputs · outputs: %1</source>
        <translation>входы · выходы: %1</translation>
    </message>
    <message>
        <source>kernel: %1</source>
        <translation>ядро: %1</translation>
    </message>
    <message>
        <source>positions · kernel: %1</source>
        <translation>места · ядро: %1</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>The gradient is not known: the layer is not trained, or the run was read from disk, where gradients are not saved.</source>
        <translation>Градиент здесь неизвестен: слой не обучается или запуск прочитан с диска, где градиенты не хранятся.</translation>
    </message>
    <message>
        <source>No gradient yet. Press Step or Train.</source>
        <translation>Градиента пока нет: нажмите «Шаг» или «Обучить».</translation>
    </message>
    <message>
        <source>The filters of this run were not kept.</source>
        <translation>Фильтры этого запуска не сохранены.</translation>
    </message>
    <message>
        <source>The weights at the start are not known.</source>
        <translation>Начальные веса неизвестны.</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show. Add one under Experiment.</source>
        <translation>В этой сети нет свёрток, поэтому нет и фильтров. Добавьте свёртку в разделе «Эксперимент».</translation>
    </message>
</context>
<context>
    <name>study</name>
    <message>
        <source>Constant added to the response.</source>
        <translation>Постоянная, добавляемая к отклику.</translation>
    </message>
    <message>
        <source>Gabor fit R²</source>
        <translation>Габор, R²</translation>
    </message>
    <message>
        <source>Its label, and its edge score from 0 to 1.</source>
        <translation>Его метка и его оценка края, от 0 до 1.</translation>
    </message>
    <message>
        <source>Mean of its weights; close to zero for an edge.</source>
        <translation>Среднее его весов; у края оно близко к нулю.</translation>
    </message>
    <message>
        <source>Measured across the edge, from light to dark; 0° is a vertical edge.</source>
        <translation>Измеряется поперёк края, от светлого к тёмному; 0° — вертикальный край.</translation>
    </message>
    <message>
        <source>Norm of the weight vector; weight decay shortens it at every step.</source>
        <translation>Норма вектора весов; затухание весов уменьшает её на каждом шаге.</translation>
    </message>
    <message>
        <source>Share of the filter&apos;s variance that the best-fitting Gabor wave explains.</source>
        <translation>Доля дисперсии фильтра, которую объясняет самая подходящая волна Габора.</translation>
    </message>
    <message>
        <source>Standard deviation of its weights.</source>
        <translation>Стандартное отклонение его весов.</translation>
    </message>
    <message>
        <source>The best match for this filter from a bank of Gabor waves.</source>
        <translation>Самая похожая на этот фильтр волна из набора волн Габора.</translation>
    </message>
    <message>
        <source>Which frequencies the filter passes: low ones in the middle, high ones outside. An edge detector has two spots, across its edge.</source>
        <translation>Какие частоты пропускает фильтр: низкие в середине, высокие снаружи. У детектора краёв два пятна, поперёк края.</translation>
    </message>
    <message>
        <source>best Gabor</source>
        <translation>лучший Габор</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>смещение</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>направление</translation>
    </message>
    <message>
        <source>label</source>
        <translation>метка</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>среднее</translation>
    </message>
    <message>
        <source>norm ‖w‖</source>
        <translation>норма ‖w‖</translation>
    </message>
    <message>
        <source>spectrum</source>
        <translation>спектр</translation>
    </message>
</context>
<context>
    <name>sweep</name>
    <message>
        <source>%1 diverged</source>
        <translation>разошлось: %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>не удалось: %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 за %2</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>%1 из %2 опытов</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, осталось около %2</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, на паузе</translation>
    </message>
    <message>
        <source>%1, time left not known yet</source>
        <translation>%1, оставшееся время пока неизвестно</translation>
    </message>
    <message>
        <source>%1: %2, 95% interval %3 to %4, %5 trials</source>
        <translation>%1: %2, интервал 95% от %3 до %4, опытов: %5</translation>
    </message>
    <message>
        <source>Edge score</source>
        <translation>Оценка края</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Края</translation>
    </message>
    <message>
        <source>Failed trials: %1.</source>
        <translation>Неудачных опытов: %1.</translation>
    </message>
    <message>
        <source>No trial has ended yet</source>
        <translation>Ни один опыт ещё не закончен</translation>
    </message>
    <message>
        <source>One trial per setting cannot distinguish settings: use more seeds.</source>
        <translation>Один опыт на настройку ничего не различает: возьмите больше зёрен.</translation>
    </message>
    <message>
        <source>These trials distinguish it from all others that have a value.</source>
        <translation>Эти опыты отличают её от всех остальных, у которых есть значение.</translation>
    </message>
    <message>
        <source>≈ Not distinguished from it by these trials: %1.</source>
        <translation>≈ Эти опыты не отличают от неё: %1.</translation>
    </message>
    <message>
        <source>Orientations</source>
        <translation>Направления</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Куртозис</translation>
    </message>
    <message>
        <source>Scale of all convolutions</source>
        <translation>Масштаб всех свёрток</translation>
    </message>
    <message>
        <source>Scheme of all convolutions</source>
        <translation>Схема всех свёрток</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Секунды</translation>
    </message>
    <message>
        <source>Some intervals extend beyond possible values, because Student&apos;s t assumes a normal distribution; pictures cut them off there.</source>
        <translation>Некоторые интервалы выходят за возможные значения, потому что t Стьюдента предполагает нормальное распределение; на рисунках они там обрезаны.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Разброс</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Точность на тесте</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Потери на тесте</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>Эксперимент</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Потери при обучении</translation>
    </message>
    <message>
        <source>Variance of all convolutions</source>
        <translation>Дисперсия всех свёрток</translation>
    </message>
    <message>
        <source>σ of all convolutions</source>
        <translation>σ всех свёрток</translation>
    </message>
    <message>
        <source>★ Best mean: %1.</source>
        <translation>★ Лучшее среднее: %1.</translation>
    </message>
    <message>
        <source>✕ Trials that diverged, and therefore have no value: %1.</source>
        <translation>✕ Опыты, которые разошлись и потому не имеют значения: %1.</translation>
    </message>
    <message>
        <source>given twice, accepted: two different axes</source>
        <translation>указано дважды, допускается: две разные оси</translation>
    </message>
    <message>
        <source>got %1, accepted: 1 to %2</source>
        <translation>получено %1, допускается: от 1 до %2</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>A convolution uses one filter at all positions: %1 · %1 = %4 weights. With a filter of its own at each of the %2 positions, it has %2 · %4 = %5. A dense layer connects each of %3 inputs with each of %2 outputs: %3 · %2 = %6.</source>
        <translation>У свёртки один фильтр на все места, весов %1 · %1 = %4. Со своим фильтром на каждом из мест (их %2) весов %2 · %4 = %5. Полносвязный слой соединяет каждый вход (их %3) с каждым выходом (их %2): %3 · %2 = %6.</translation>
    </message>
    <message>
        <source>A kernel has the shape (5, 5, 3, 8). What are its fans, and what do the two rules of Xavier (Glorot) give?</source>
        <translation>Форма ядра — (5, 5, 3, 8). Каковы его fan_in и fan_out и что дают два правила Xavier (Глоро)?</translation>
    </message>
    <message>
        <source>A layer has 480,000 inputs. How large is σ by Xavier (Glorot), and by He?</source>
        <translation>У слоя 480 000 входов. Какова σ по Xavier (Глоро) и по Хе?</translation>
    </message>
    <message>
        <source>All filters together. Each one responds where the image looks like its own weights: its response is the sum of the weights times the pixels there. Even the filter that responds most to an X responds to other shapes too, as its responses by class show. The last layer adds up the responses of all filters, and tells the X from the rest. Nobody painted the filters: training made them.</source>
        <translation>Все фильтры вместе. Каждый откликается там, где изображение похоже на его веса: отклик — сумма весов, умноженных на пиксели в этом месте. Даже фильтр, который сильнее всех откликается на X, откликается и на другие фигуры, как видно по откликам на классы. Последний слой складывает отклики всех фильтров и отличает X от остальных. Никто не рисовал эти фильтры: их создало обучение.</translation>
    </message>
    <message>
        <source>At each position, a weight gets the number that it was multiplied by there, times the gradient that arrives there. These products are added up, and the weight takes one step with the sum: w − η · ∂L/∂w. So it stays one weight. A card in the room compares the sum with finite differences.</source>
        <translation>На каждом месте вес получает число, на которое он там умножался, умноженное на пришедший туда градиент. Эти произведения складываются, и вес делает один шаг с этой суммой: w − η · ∂L/∂w. Так он остаётся одним весом. Карточка в разделе сравнивает сумму с конечными разностями.</translation>
    </message>
    <message>
        <source>Choose the preset keras-mnist in the list at the top: a network that is known from Keras, with %1 filters of %2×%3 in its first layer. The tiles in the Train room are these filters before training.</source>
        <translation>Выберите заготовку keras-mnist в списке наверху: сеть, известную по Keras; число фильтров %2×%3 в первом слое — %1. Плитки в разделе «Обучение» — эти фильтры до обучения.</translation>
    </message>
    <message>
        <source>Choose “Mean of the weights”: the same layer twice, as drawn and with σ added to every weight.</source>
        <translation>Выберите «Среднее весов»: тот же слой, и ещё раз — с σ, прибавленной к каждому весу.</translation>
    </message>
    <message>
        <source>Filters that look at feature maps, not at pixels. Each has a window of %1×%1 for each of the %2 feature maps of the first layer: %1 · %1 · %2 = %3 weights. It sees how strongly the first filters respond, and where, so it responds to patterns of what they detect.</source>
        <translation>Фильтры, которые смотрят на карты признаков, а не на пиксели. У каждого есть окно %1×%1 для каждой карты признаков первого слоя (их %2): весов %1 · %1 · %2 = %3. Он видит, насколько сильно и где откликаются первые фильтры, и потому откликается на узоры из того, что они находят.</translation>
    </message>
    <message>
        <source>How does backpropagation train a weight that is used in many places?</source>
        <translation>Как обратное распространение обучает вес, который используется во многих местах?</translation>
    </message>
    <message>
        <source>If all weights are equal, all filters of a layer compute the same outputs, get the same gradient and take the same step: they stay equal and do the work of one filter. Zeros are even worse, because a gradient goes back through the weights, and no gradient passes through zeros. Random weights are not good weights, but they are different weights, so each filter can learn something of its own.</source>
        <translation>Где все веса равны, все фильтры слоя вычисляют одно и то же, получают один и тот же градиент и делают один и тот же шаг: они остаются равными и работают за одного. С нулями ещё хуже: градиент идёт назад через веса, а через нули не проходит. Случайные веса — не хорошие веса, но разные, и каждый фильтр может научиться чему-то своему.</translation>
    </message>
    <message>
        <source>In the Initializers room, type 5, 5, 3, 8 as the shape: a window of 5×5, 3 inputs, 8 filters. The rows “Glorot (Xavier)” of the table have both rules.</source>
        <translation>В разделе «Инициализации» введите форму 5, 5, 3, 8: окно 5×5, 3 входа, 8 фильтров. В строках «Глоро (Xavier)» таблицы — оба правила.</translation>
    </message>
    <message>
        <source>In the Train room, choose conv2 above the filters.</source>
        <translation>В разделе «Обучение» выберите conv2 над фильтрами.</translation>
    </message>
    <message>
        <source>In the Variance room, set the variance factor to %1. The signal and the gradient grow from layer to layer.</source>
        <translation>В разделе «Дисперсия» поставьте множитель дисперсии %1. Сигнал и градиент растут от слоя к слою.</translation>
    </message>
    <message>
        <source>Measured in the Variance room: σ of the signal is %1 in layer 1 and %2 in layer %3; σ of the gradient in layer 1 is %4 of that at the output.</source>
        <translation>Измерено в разделе «Дисперсия»: σ сигнала — %1 в слое 1 и %2 в слое %3; σ градиента в слое 1 — %4 от σ на выходе.</translation>
    </message>
    <message>
        <source>Open the Convolution room and press “1-D example”: a filter of 2 weights over 3 numbers, so each weight is used twice.</source>
        <translation>Откройте раздел «Свёртка» и нажмите «Пример 1-D»: фильтр из 2 весов на 3 числах, так что каждый вес используется дважды.</translation>
    </message>
    <message>
        <source>Open the Convolution room, click conv2 and one of its filters. Each of its channels slides over one feature map of the first layer.</source>
        <translation>Откройте раздел «Свёртка», щёлкните conv2 и один из его фильтров. Каждый его канал скользит по одной карте признаков первого слоя.</translation>
    </message>
    <message>
        <source>Open the Hand-made room and choose “Class X” in the list “Find one for…”. The window in the picture marks where the filter responds most.</source>
        <translation>Откройте раздел «Вручную» и выберите «Класс X» в списке «Найти для…». Окно на картинке показывает, где фильтр откликается сильнее всего.</translation>
    </message>
    <message>
        <source>Open the Initializers room. The card of Keras shows what its default draws for this layer.</source>
        <translation>Откройте раздел «Инициализации». Карточка Keras показывает, что по умолчанию берётся для этого слоя.</translation>
    </message>
    <message>
        <source>Open the Shared weights room, with an image of 3×3 and a kernel of 2×2. It shows three layers as matrices.</source>
        <translation>Откройте раздел «Общие веса» с изображением 3×3 и ядром 2×2. Он показывает три слоя как матрицы.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Signal by depth” and press “Back to the start”: He normal in front of ReLUs. Signal and gradient keep about their size in all layers.</source>
        <translation>Откройте раздел «Дисперсия» на «Сигнал по глубине» и нажмите «В начало»: Хе (норм.) перед ReLU. Сигнал и градиент примерно сохраняют размер во всех слоях.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Signal by depth” and set the variance factor to %1. The signal shrinks from layer to layer, and so does the gradient on its way back.</source>
        <translation>Откройте раздел «Дисперсия» на «Сигнал по глубине» и поставьте множитель дисперсии %1. Сигнал убывает от слоя к слою, и градиент на обратном пути тоже.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Variance or σ?” and choose 400×400×3 inputs. Both rules are drawn and measured there, beside a common mistake.</source>
        <translation>Откройте раздел «Дисперсия» на «Дисперсия или σ?» и выберите 400×400×3 входов. Там веса берутся по обоим правилам и измеряются, рядом с частой ошибкой.</translation>
    </message>
    <message>
        <source>Open the preset digits-edges, then the Variance room at “Zero mean” and there “Mean of the input”: its first layer, with the mean of the images and without.</source>
        <translation>Откройте заготовку digits-edges, затем раздел «Дисперсия» на «Нулевое среднее» и там «Среднее входа»: её первый слой со средним изображений и без него.</translation>
    </message>
    <message>
        <source>Open the preset exploding, the same %1 layers with σ = %2, and train it. A notice names the layer whose numbers became infinite first.</source>
        <translation>Откройте заготовку exploding — те же слои (их %1) с σ = %2 — и обучите её. Сообщение называет слой, числа которого первыми стали бесконечными.</translation>
    </message>
    <message>
        <source>Open the preset shapes-xo, images of X, O and + with noise, and train it.</source>
        <translation>Откройте заготовку shapes-xo — изображения X, O и + с шумом — и обучите её.</translation>
    </message>
    <message>
        <source>Open the preset symmetry-zero, where every weight starts at 0, and press “Train”. A notice says that all filters are exactly equal.</source>
        <translation>Откройте заготовку symmetry-zero, где все веса начинаются с 0, и нажмите «Обучить». Сообщение говорит, что все фильтры в точности равны.</translation>
    </message>
    <message>
        <source>Open the preset two-conv-digits, where a second convolution follows the first, and train it.</source>
        <translation>Откройте заготовку two-conv-digits, где за первой свёрткой следует вторая, и обучите её.</translation>
    </message>
    <message>
        <source>Open the preset vanishing, %1 dense layers with σ = %2, and train it. A notice says how small the gradient is when it reaches the first layer.</source>
        <translation>Откройте заготовку vanishing — полносвязные слои (их %1) с σ = %2 — и обучите её. Сообщение говорит, насколько мал градиент, когда доходит до первого слоя.</translation>
    </message>
    <message>
        <source>Open the preset vanishing, press “Use He normal” in the framed box at the left, and train. What learned nothing with σ = %1 learns now.</source>
        <translation>Откройте заготовку vanishing, нажмите «Взять Хе (норм.)» в рамке слева и обучите. То, что с σ = %1 не училось ничему, теперь учится.</translation>
    </message>
    <message>
        <source>Point at another weight in the first matrix. It is marked wherever it is used, once for every position of the filter.</source>
        <translation>Наведите указатель на другой вес в первой матрице. Он отмечен везде, где используется, по разу на каждое место фильтра.</translation>
    </message>
    <message>
        <source>Press “Slide”, or click the second incoming gradient: each position adds its product to the gradient of the weights.</source>
        <translation>Нажмите «Пуск» или щёлкните второй приходящий градиент: каждое место прибавляет своё произведение к градиенту весов.</translation>
    </message>
    <message>
        <source>Press “Start from small random weights” in that notice, then “Train again”. The filters become different, and the network learns.</source>
        <translation>Нажмите в этом сообщении «Начать с малых случайных весов», затем «Обучить снова». Фильтры становятся разными, и сеть учится.</translation>
    </message>
    <message>
        <source>Random filters: every weight is drawn uniformly from −limit to limit, where limit = √(6 / (fan_in + fan_out)). Here that is √(6 / (%1 + %2)) = %3. The biases are 0. Keras calls the rule glorot_uniform. Glorot is Xavier: the rule is named after Xavier Glorot.</source>
        <translation>Со случайных: каждый вес берётся от −предела до предела, все значения равновероятны, предел = √(6 / (fan_in + fan_out)). Здесь это √(6 / (%1 + %2)) = %3. Смещения равны 0. Keras называет это правило glorot_uniform. Глоро и Xavier — одно и то же: правило названо в честь Ксавье Глоро (Xavier Glorot).</translation>
    </message>
    <message>
        <source>The mean of the input adds the same amount to an output for every image, which says nothing about the image. And if all inputs of a unit are positive, an image moves all of its weights up or all of them down. Weights with a mean make every filter respond to brightness, so all respond alike. With zero mean, the weights of a filter nearly cancel on a uniform patch, and differences between pixels count: edges.</source>
        <translation>Среднее входа прибавляет к выходу одно и то же при любом изображении, а это ничего не говорит об изображении. А где все входы нейрона положительны, изображение сдвигает все его веса вверх или все вниз. Из-за весов со средним каждый фильтр откликается на яркость, и все откликаются одинаково. При нулевом среднем веса фильтра на ровном участке почти гасят друг друга, и важны разности пикселей: края.</translation>
    </message>
    <message>
        <source>When the weights are too small. A layer with a ReLU multiplies the mean square of the signal by ½ · fan_in · σ², and the mean square of the gradient by ½ · fan_out · σ². Below 1, both shrink in every layer. With %1 times He&apos;s variance in %2 layers, σ of the gradient in layer 1 is %3 of that at the output; with He&apos;s variance it is %4. A layer that gets no gradient does not learn.</source>
        <translation>Когда веса слишком малы. Слой с ReLU умножает средний квадрат сигнала на ½ · fan_in · σ², а средний квадрат градиента — на ½ · fan_out · σ². Если это меньше 1, оба убывают в каждом слое. При дисперсии Хе, умноженной на %1, в %2 слоях σ градиента в слое 1 — %3 от σ на выходе; при дисперсии Хе — %4. Что не получает градиента, то не учится.</translation>
    </message>
    <message>
        <source>Xavier (Glorot), for as many outputs as inputs: σ = √(1 / %1) = %2. He, for layers with a ReLU: σ = √(2 / %1) = %3. Papers state the variance σ², here %4 by He. Entered as σ, it gives weights that are %5 times too small.</source>
        <translation>Xavier (Глоро), когда выходов столько же, сколько входов: σ = √(1 / %1) = %2. Хе, для слоёв с ReLU: σ = √(2 / %1) = %3. В статьях указана дисперсия σ², здесь по Хе %4. Если ввести её как σ, веса будут в %5 раз меньше нужных.</translation>
    </message>
    <message>
        <source>fan_in is the number of inputs of one output: 5 · 5 · 3 = %1. fan_out is the number of outputs that one input feeds: 5 · 5 · 8 = %2. Xavier (Glorot) normal draws with σ = √(2 / (%1 + %2)) = %3. Xavier uniform draws up to the limit √(6 / (%1 + %2)) = %4, which has the same σ.</source>
        <translation>fan_in — сколько входов у одного выхода: 5 · 5 · 3 = %1. fan_out — на сколько выходов идёт один вход: 5 · 5 · 8 = %2. Нормальное правило Xavier (Глоро) берёт веса с σ = √(2 / (%1 + %2)) = %3. Равномерное берёт их до предела √(6 / (%1 + %2)) = %4, с той же σ.</translation>
    </message>
    <message>
        <source>The run on stage recognizes %1 of the test images.</source>
        <translation>Запуск на сцене распознаёт %1 тестовых изображений.</translation>
    </message>
    <message>
        <source>The σ at which every layer passes on as much as it receives, forward and backward. In front of a ReLU that is He&apos;s √(2 / fan_in): for %1 inputs, √(2 / %1) = %2. In front of tanh, or without an activation, it is Xavier&apos;s (Glorot&apos;s) √(2 / (fan_in + fan_out)).</source>
        <translation>Та, при которой каждый слой передаёт столько же, сколько получает, вперёд и назад. Перед ReLU это √(2 / fan_in) по Хе: при числе входов %1 — √(2 / %1) = %2. Перед tanh или без активации это √(2 / (fan_in + fan_out)) по Xavier (Глоро).</translation>
    </message>
    <message>
        <source>What does the second layer hold?</source>
        <translation>Что содержит второй слой?</translation>
    </message>
    <message>
        <source>When do gradients explode?</source>
        <translation>Когда градиенты взрываются?</translation>
    </message>
    <message>
        <source>When do gradients vanish?</source>
        <translation>Когда градиенты затухают?</translation>
    </message>
    <message>
        <source>When the weights are too large: where ½ · fan_in · σ² and ½ · fan_out · σ² are above 1, signal and gradient grow in every layer. With %1 times He&apos;s variance in %2 layers, σ of the gradient in layer 1 is %3 times that at the output; with He&apos;s variance, %4. Steps with such gradients make the weights so large that numbers overflow.</source>
        <translation>Когда веса слишком велики: где ½ · fan_in · σ² и ½ · fan_out · σ² больше 1, сигнал и градиент растут в каждом слое. При дисперсии Хе, умноженной на %1, в %2 слоях σ градиента в слое 1 в %3 раз больше, чем на выходе; при дисперсии Хе — в %4. Шаги с такими градиентами делают веса такими большими, что числа переполняются.</translation>
    </message>
    <message>
        <source>Which filters does a Conv2D layer of Keras start with?</source>
        <translation>С каких фильтров начинает слой Conv2D в Keras?</translation>
    </message>
    <message>
        <source>Which σ is best?</source>
        <translation>Какая σ лучше всего?</translation>
    </message>
    <message>
        <source>Which filter finds the X?</source>
        <translation>Какой фильтр находит X?</translation>
    </message>
    <message>
        <source>Why 4, 16 or 36 weights for the same image?</source>
        <translation>Почему для одного изображения 4 веса, 16 или 36?</translation>
    </message>
    <message>
        <source>Why not start with all weights at zero?</source>
        <translation>Почему не начать со всех весов, равных нулю?</translation>
    </message>
    <message>
        <source>Why should inputs and weights have zero mean?</source>
        <translation>Зачем входам и весам нулевое среднее?</translation>
    </message>
</context>
<context>
    <name>waiting</name>
    <message>
        <source>Analyzing the network…</source>
        <translation>Анализ сети…</translation>
    </message>
    <message>
        <source>Compiling kernels…</source>
        <translation>Компиляция ядер…</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Чтение изображений…</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>A laboratory for convolution filters: choose an initialization, train, watch edges form.</source>
        <translation>Phòng thí nghiệm về bộ lọc tích chập: chọn cách khởi tạo, huấn luyện và xem các cạnh hình thành.</translation>
    </message>
    <message>
        <source>About guitrainer</source>
        <translation>Giới thiệu guitrainer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the versions, for a bug report</source>
        <translation>Sao chép các phiên bản để gửi báo lỗi</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Qt is used under the LGPL, version 3.</source>
        <translation>Phần mềm tự do theo giấy phép MIT. Qt được dùng theo giấy phép LGPL, phiên bản 3.</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>%1, step %2</source>
        <translation>%1, bước %2</translation>
    </message>
    <message>
        <source>Responds most to %1 (%2 on average), then to %3 (%4).</source>
        <translation>Đáp ứng mạnh nhất với %1 (trung bình %2), rồi đến %3 (%4).</translation>
    </message>
    <message>
        <source>Responds equally to %1 and %3 (%2 and %4 on average).</source>
        <translation>Đáp ứng như nhau với %1 và %3 (trung bình %2 và %4).</translation>
    </message>
    <message>
        <source>Best patches</source>
        <translation>Mảnh khớp nhất</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Theo lớp</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Lớp %1</translation>
    </message>
    <message>
        <source>Find a filter for a class</source>
        <translation>Tìm bộ lọc cho một lớp</translation>
    </message>
    <message>
        <source>Find one for…</source>
        <translation>Tìm cho…</translation>
    </message>
    <message>
        <source>Mean of the highest response, by class</source>
        <translation>Trung bình của đáp ứng cao nhất, theo lớp</translation>
    </message>
    <message>
        <source>Next filter</source>
        <translation>Bộ lọc sau</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Ảnh sau</translation>
    </message>
    <message>
        <source>No filter sees the picture directly: the first layer is not a convolution.</source>
        <translation>Không bộ lọc nào thấy ảnh trực tiếp: tầng đầu không phải tích chập.</translation>
    </message>
    <message>
        <source>None of the first %1 training images is of class %2.</source>
        <translation>Không ảnh nào trong %1 ảnh huấn luyện đầu tiên thuộc lớp %2.</translation>
    </message>
    <message>
        <source>Open the experiment shapes-xo: some of its filters learn to respond to the X</source>
        <translation>Mở thí nghiệm shapes-xo: một số bộ lọc của nó sẽ đáp ứng với chữ X</translation>
    </message>
    <message>
        <source>Previous filter</source>
        <translation>Bộ lọc trước</translation>
    </message>
    <message>
        <source>Select the filter that responds most to this class, and show such an image</source>
        <translation>Chọn bộ lọc đáp ứng mạnh nhất với lớp này và hiện một ảnh như vậy</translation>
    </message>
    <message>
        <source>Show another test image</source>
        <translation>Hiện ảnh kiểm tra khác</translation>
    </message>
    <message>
        <source>Top classes</source>
        <translation>Các lớp cao nhất</translation>
    </message>
    <message>
        <source>Try it with X, O and +</source>
        <translation>Thử với X, O và +</translation>
    </message>
    <message>
        <source>What a filter responds to</source>
        <translation>Bộ lọc đáp ứng với gì</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>bộ lọc</translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation>bộ lọc %1 trên %2</translation>
    </message>
    <message>
        <source>patch %1</source>
        <translation>mảnh %1</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>ảnh</translation>
    </message>
    <message>
        <source>response</source>
        <translation>đáp ứng</translation>
    </message>
    <message>
        <source>response ≤ %1</source>
        <translation>đáp ứng ≤ %1</translation>
    </message>
    <message>
        <source>test image: %1</source>
        <translation>ảnh kiểm tra: %1</translation>
    </message>
</context>
<context>
    <name>AxesQuestion</name>
    <message>
        <source>%1 is stored as %2. The file does not say which of these axes are the filters, the inputs, the height and the width. Choose:</source>
        <translation>%1 được lưu dạng %2. Tệp không cho biết trục nào là bộ lọc, đầu vào, chiều cao và chiều rộng. Hãy chọn:</translation>
    </message>
    <message>
        <source>A filter if the order is %1</source>
        <translation>Một bộ lọc nếu thứ tự là %1</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Thứ tự các trục</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>chưa biết</translation>
    </message>
</context>
<context>
    <name>BackwardStage</name>
    <message>
        <source>Click, drag or use the arrow keys to move the window.</source>
        <translation>Nhấn, kéo hoặc dùng phím mũi tên để dời cửa sổ.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Nhấn đúp vào một số, hoặc nhấn F2, để gõ số khác.</translation>
    </message>
    <message>
        <source>The gradient of the input, overlaid, and the filter after one step</source>
        <translation>Gradient của đầu vào, chồng lên nhau, và bộ lọc sau một bước</translation>
    </message>
    <message>
        <source>The gradient of the weights: gradient × what the window saw, summed</source>
        <translation>Gradient của trọng số: gradient × những gì cửa sổ thấy, cộng lại</translation>
    </message>
    <message>
        <source>∂L/∂y · window</source>
        <translation>∂L/∂y · cửa sổ</translation>
    </message>
</context>
<context>
    <name>BiasRow</name>
    <message>
        <source>As in the library</source>
        <translation>Như trong thư viện</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>Khởi tạo bias</translation>
    </message>
    <message>
        <source>Bias: %1</source>
        <translation>Bias: %1</translation>
    </message>
    <message>
        <source>How the bias is initialized. Zero is usual: the random weights already break the symmetry.</source>
        <translation>Cách khởi tạo bias. Thường là 0: trọng số ngẫu nhiên đã phá đối xứng rồi.</translation>
    </message>
    <message>
        <source>This layer has none</source>
        <translation>Tầng này không có</translation>
    </message>
    <message>
        <source>Zeros, as usual</source>
        <translation>Số 0, như thường lệ</translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>%1; bias %2</source>
        <translation>%1; bias %2</translation>
    </message>
    <message>
        <source>All layers and initializers as well</source>
        <translation>Cả các tầng và bộ khởi tạo khác</translation>
    </message>
    <message>
        <source>Convolution or dense</source>
        <translation>Tích chập hoặc dày đặc</translation>
    </message>
    <message>
        <source>Defaults of all libraries</source>
        <translation>Mặc định của mọi thư viện</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>Loại tầng</translation>
    </message>
    <message>
        <source>Largest weight that can be drawn</source>
        <translation>Trọng số lớn nhất có thể lấy</translation>
    </message>
    <message>
        <source>Number of groups; the inputs in the shape are those of one group</source>
        <translation>Số nhóm; số đầu vào trong kích thước là của một nhóm</translation>
    </message>
    <message>
        <source>Race the selected defaults</source>
        <translation>Cho các mặc định đã chọn đua</translation>
    </message>
    <message>
        <source>Rows with the same letter draw the same weights</source>
        <translation>Các hàng cùng chữ lấy mẫu trọng số như nhau</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Độ lệch chuẩn của trọng số</translation>
    </message>
    <message>
        <source>The density, all on one scale</source>
        <translation>Mật độ, cùng một tỉ lệ</translation>
    </message>
    <message>
        <source>Train the whole network with the defaults of the selected libraries in lockstep, in the Race room; hold Ctrl to select several rows</source>
        <translation>Huấn luyện cả mạng với mặc định của các thư viện đã chọn cùng từng bước, trong phòng Cuộc đua; giữ Ctrl để chọn nhiều hàng</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>Tích chập chuyển vị</translation>
    </message>
    <message>
        <source>Variance of the weights</source>
        <translation>Phương sai của trọng số</translation>
    </message>
    <message>
        <source>What layers of this kind draw if no initializer is named</source>
        <translation>Những gì các tầng loại này lấy mẫu nếu không nêu bộ khởi tạo</translation>
    </message>
    <message>
        <source>What the variance is divided by, as the library counts it</source>
        <translation>Số chia của phương sai, theo cách thư viện đếm</translation>
    </message>
    <message>
        <source>all rules</source>
        <translation>mọi quy tắc</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>mặc định</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>fan</translation>
    </message>
    <message>
        <source>library</source>
        <translation>thư viện</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>giới hạn</translation>
    </message>
    <message>
        <source>measured on %1</source>
        <translation>đo ngày %1</translation>
    </message>
    <message>
        <source>none; if asked for, %1</source>
        <translation>không có; nếu yêu cầu, %1</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>trực giao</translation>
    </message>
    <message>
        <source>read in its source code, not measured</source>
        <translation>đọc trong mã nguồn, chưa đo</translation>
    </message>
    <message>
        <source>same</source>
        <translation>giống</translation>
    </message>
    <message>
        <source>uniform from 0</source>
        <translation>đều từ 0</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Number in the cell</source>
        <translation>Số trong ô</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Previous channel</source>
        <translation>Kênh trước</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>Kênh sau</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>lam</translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation>kênh %1 trên %2</translation>
    </message>
    <message>
        <source>channel %1 of %2; the filter sees only group %3 of %4</source>
        <translation>kênh %1 trên %2; bộ lọc chỉ thấy nhóm %3 trên %4</translation>
    </message>
    <message>
        <source>green</source>
        <translation>lục</translation>
    </message>
    <message>
        <source>the products add up to %1</source>
        <translation>các tích của nó cộng lại bằng %1</translation>
    </message>
    <message>
        <source>red</source>
        <translation>đỏ</translation>
    </message>
</context>
<context>
    <name>CloseUp</name>
    <message>
        <source>All layers</source>
        <translation>Mọi tầng</translation>
    </message>
    <message>
        <source>Highest value %1, at row %4, column %5; rank %2 of %3 in this layer. Above 0 at %6 of the positions.</source>
        <translation>Giá trị lớn nhất %1, ở hàng %4, cột %5; hạng %2 trên %3 trong tầng này. Trên 0 ở %6 số vị trí.</translation>
    </message>
    <message>
        <source>Back to all layers (Esc)</source>
        <translation>Về lại mọi tầng (Esc)</translation>
    </message>
    <message>
        <source>Its output for the image, and its filter</source>
        <translation>Đầu ra của nó cho ảnh, và bộ lọc của nó</translation>
    </message>
    <message>
        <source>Its value is %1: rank %2 of %3 in this layer.</source>
        <translation>Giá trị của nó là %1: hạng %2 trên %3 trong tầng này.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Bản đồ</translation>
    </message>
    <message>
        <source>Next map of this layer</source>
        <translation>Bản đồ sau của tầng này</translation>
    </message>
    <message>
        <source>Previous map of this layer</source>
        <translation>Bản đồ trước của tầng này</translation>
    </message>
    <message>
        <source>Stimuli</source>
        <translation>Kích thích</translation>
    </message>
    <message>
        <source>The images that excite it most, and its receptive field</source>
        <translation>Những ảnh kích thích nó mạnh nhất, và vùng tiếp nhận của nó</translation>
    </message>
    <message>
        <source>This image</source>
        <translation>Ảnh này</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Nội dung hiện</translation>
    </message>
    <message>
        <source>all units of the layer, in rows of %1</source>
        <translation>mọi nơ-ron của tầng, mỗi hàng %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>bộ lọc</translation>
    </message>
    <message>
        <source>image</source>
        <translation>ảnh</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>bản đồ %1</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>nơ-ron %1</translation>
    </message>
</context>
<context>
    <name>CompareRoom</name>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Left run</source>
        <translation>Lần chạy bên trái</translation>
    </message>
    <message>
        <source>None: both runs have the same settings and seed.</source>
        <translation>Không có: hai lần chạy có cùng thiết lập và cùng hạt giống.</translation>
    </message>
    <message>
        <source>On stage: %1</source>
        <translation>Đang hiển thị: %1</translation>
    </message>
    <message>
        <source>Reading the run…</source>
        <translation>Đang đọc lần chạy…</translation>
    </message>
    <message>
        <source>Right run</source>
        <translation>Lần chạy bên phải</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Thiết lập khác nhau</translation>
    </message>
    <message>
        <source>Step of both runs</source>
        <translation>Bước của hai lần chạy</translation>
    </message>
    <message>
        <source>Two runs</source>
        <translation>Hai lần chạy</translation>
    </message>
    <message>
        <source>Compare two runs side by side. Train, change one setting, and train again.</source>
        <translation>So sánh hai lần chạy cạnh nhau. Hãy huấn luyện, đổi một thiết lập rồi huấn luyện lại.</translation>
    </message>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1, %2 hạt giống</translation>
    </message>
    <message>
        <source>A line for each run; for settings with several seeds, their mean, and a band from the lowest to the highest.</source>
        <translation>Mỗi lần chạy một đường; với thiết lập có nhiều hạt giống là trung bình và dải từ thấp nhất đến cao nhất.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>trái</translation>
    </message>
    <message>
        <source>right</source>
        <translation>phải</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n bước</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on test images</source>
        <translation>Độ chính xác trên ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Compare the three</source>
        <translation>So sánh cả ba</translation>
    </message>
    <message>
        <source>Steps per training</source>
        <translation>Số bước mỗi lần huấn luyện</translation>
    </message>
    <message>
        <source>This experiment three times, but shorter: with the bank (or your own filters), with frozen noise, and learned from noise.</source>
        <translation>Thí nghiệm này ba lần, nhưng ngắn hơn: với bộ có sẵn (hoặc bộ lọc bạn đặt vào), với nhiễu đóng băng, và học từ nhiễu.</translation>
    </message>
    <message>
        <source>Train the network three times, with the same seed; the first filters differ</source>
        <translation>Huấn luyện mạng ba lần, cùng hạt giống; các bộ lọc đầu khác nhau</translation>
    </message>
    <message>
        <source>Training for another experiment is still in progress. Stop it to compare again.</source>
        <translation>Việc huấn luyện cho thí nghiệm khác vẫn đang chạy. Hãy dừng nó để so sánh lại.</translation>
    </message>
    <message>
        <source>Training: %1, step %2 of %3</source>
        <translation>Đang huấn luyện: %1, bước %2 trên %3</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted as %2</source>
        <translation>
            <numerusform>%n ảnh %1, bị nhận là %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of %1, predicted correctly</source>
        <translation>
            <numerusform>%n ảnh %1, nhận đúng</numerusform>
        </translation>
    </message>
    <message>
        <source>true class</source>
        <translation>lớp đúng</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>lớp dự đoán</translation>
    </message>
</context>
<context>
    <name>ContestantRow</name>
    <message>
        <source>Name of contestant %1</source>
        <translation>Tên bên đua %1</translation>
    </message>
    <message>
        <source>Remove this contestant</source>
        <translation>Bỏ bên đua này</translation>
    </message>
    <message>
        <source>Settings as in the terminal, separated by commas, such as init=he_normal, std=0.1 or training.optimizer=adam</source>
        <translation>Thiết lập như trong terminal, cách nhau bằng dấu phẩy, ví dụ init=he_normal, std=0.1 hoặc training.optimizer=adam</translation>
    </message>
    <message>
        <source>Settings of contestant %1</source>
        <translation>Thiết lập của bên đua %1</translation>
    </message>
    <message>
        <source>the experiment as it is</source>
        <translation>thí nghiệm nguyên trạng</translation>
    </message>
</context>
<context>
    <name>ContestantWall</name>
    <message>
        <source>%1 edges</source>
        <translation>%1 cạnh</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Bộ lọc của %1</translation>
    </message>
    <message>
        <source>No filters to show.</source>
        <translation>Không có bộ lọc để hiện.</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>phân kỳ</translation>
    </message>
</context>
<context>
    <name>ContestantsCard</name>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a contestant, up to eight</source>
        <translation>Thêm một bên đua, tối đa tám</translation>
    </message>
    <message>
        <source>Contestants</source>
        <translation>Các bên đua</translation>
    </message>
    <message>
        <source>Contestants to start from</source>
        <translation>Các bên đua để bắt đầu</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Continue the race where it stopped</source>
        <translation>Tiếp tục cuộc đua từ chỗ đã dừng</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ví dụ</translation>
    </message>
    <message>
        <source>Initialization schemes</source>
        <translation>Quy tắc khởi tạo</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>Bộ tối ưu</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Pause all contestants</source>
        <translation>Cho mọi đối thủ chờ</translation>
    </message>
    <message>
        <source>Save the race among the sweeps, to open its runs on the stage</source>
        <translation>Lưu cuộc đua cùng các lượt quét, để mở các lần chạy của nó trên sân khấu</translation>
    </message>
    <message>
        <source>Save the runs</source>
        <translation>Lưu các lần chạy</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Standard deviations</source>
        <translation>Độ lệch chuẩn</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>Bắt đầu đua</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>With several seeds, the curves become bands from the lowest to the highest</source>
        <translation>Với nhiều hạt giống, đường cong thành dải từ thấp nhất đến cao nhất</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>10 layers of 100 units, ReLU and He normal</source>
        <translation>10 tầng 100 nơ-ron, ReLU và He chuẩn</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Kích hoạt</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Về lúc đầu</translation>
    </message>
    <message>
        <source>Divides every weight, and so σ; the variance changes by its square</source>
        <translation>Chia mọi trọng số, và do đó σ; phương sai đổi theo bình phương</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Các tầng</translation>
    </message>
    <message>
        <source>Like my network</source>
        <translation>Như mạng của tôi</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>None (linear)</source>
        <translation>Không (tuyến tính)</translation>
    </message>
    <message>
        <source>Scale down ÷ σ</source>
        <translation>Thu nhỏ ÷ σ</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>The activation after every layer; a ReLU passes on half of the signal&apos;s power</source>
        <translation>Sau mỗi tầng là gì: ReLU cho qua một nửa công suất tín hiệu</translation>
    </message>
    <message>
        <source>Use the depth, activation and scheme of the network in the Train room</source>
        <translation>Lấy độ sâu, kích hoạt và quy tắc từ mạng của phòng Huấn luyện</translation>
    </message>
    <message>
        <source>The fan_in of every layer; narrow networks deviate more from theory</source>
        <translation>fan_in của mỗi tầng; mạng hẹp lệch khỏi lý thuyết nhiều hơn</translation>
    </message>
    <message>
        <source>Multiplies the variance of the scheme; σ changes by its square root</source>
        <translation>Nhân phương sai của quy tắc; σ đổi theo căn của nó</translation>
    </message>
    <message>
        <source>The rule that sets σ of the weights before the factors</source>
        <translation>Quy tắc định σ của trọng số trước các hệ số</translation>
    </message>
    <message>
        <source>Units per layer</source>
        <translation>Nơ-ron mỗi tầng</translation>
    </message>
    <message>
        <source>Variance factor × σ²</source>
        <translation>Hệ số phương sai × σ²</translation>
    </message>
    <message>
        <source>Number of layers that each scale the signal</source>
        <translation>Số tầng, mỗi tầng đều co giãn tín hiệu</translation>
    </message>
</context>
<context>
    <name>ConvolutionRoom</name>
    <message>
        <source>Backward</source>
        <translation>Lan ngược</translation>
    </message>
    <message>
        <source>Backward, it is a convolution: every pixel gets the sum of filter × gradient under its stamp.</source>
        <translation>Theo chiều ngược, đó là tích chập: mỗi điểm ảnh nhận tổng của bộ lọc × gradient dưới dấu in của nó.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Tích chập</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Chiều</translation>
    </message>
    <message>
        <source>Every pixel stamps the filter on the output, multiplied by its value; where stamps overlap, they are added up.</source>
        <translation>Mỗi điểm ảnh in bộ lọc, nhân với giá trị của nó, lên đầu ra; nơi các dấu in chồng nhau, chúng được cộng lại.</translation>
    </message>
    <message>
        <source>Every position where a weight was used adds to its gradient; the sum updates the weight once.</source>
        <translation>Mỗi vị trí dùng trọng số đều góp vào gradient của nó; tổng đó cập nhật trọng số một lần.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Lan tiến</translation>
    </message>
    <message>
        <source>From the gradient of the output to the weights and the picture</source>
        <translation>Từ gradient của đầu ra về trọng số và ảnh</translation>
    </message>
    <message>
        <source>From the picture to the output</source>
        <translation>Từ ảnh đến đầu ra</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Đang chuẩn bị…</translation>
    </message>
    <message>
        <source>The filter slides over the picture</source>
        <translation>Bộ lọc trượt trên ảnh</translation>
    </message>
    <message>
        <source>The other way around: every pixel adds the filter to a larger output</source>
        <translation>Theo chiều ngược lại: mỗi điểm ảnh cộng bộ lọc vào một đầu ra lớn hơn</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>Chuyển vị</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>On stage</source>
        <translation>Đang hiển thị</translation>
    </message>
    <message>
        <source>1-D example</source>
        <translation>Ví dụ 1-D</translation>
    </message>
    <message>
        <source>Backpropagation by hand: a filter of 2 weights slides over 3 numbers</source>
        <translation>Lan truyền ngược bằng tay: bộ lọc 2 trọng số trượt trên 3 số</translation>
    </message>
    <message>
        <source>The filter slides over the picture; at each position, the products are summed into one number of the output.</source>
        <translation>Bộ lọc trượt trên ảnh; ở mỗi vị trí, các tích cộng lại thành một số của đầu ra.</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>All runs with their settings and results.</source>
        <translation>Mọi lần chạy cùng thiết lập và kết quả.</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Biểu đồ tần suất</translation>
    </message>
    <message>
        <source>How activations and gradients pass through the layers.</source>
        <translation>Kích hoạt và gradient đi qua các tầng như thế nào.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Học</translation>
    </message>
    <message>
        <source>Loss, accuracy and edges, learning rate.</source>
        <translation>Mất mát, độ chính xác và cạnh, tốc độ học.</translation>
    </message>
    <message>
        <source>Page shown</source>
        <translation>Trang đang hiện</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Các lần chạy</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Tín hiệu</translation>
    </message>
    <message>
        <source>Weights, gradients and activations of a layer over the steps.</source>
        <translation>Trọng số, gradient và kích hoạt của một tầng theo các bước.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Restored edits</source>
        <translation>Các sửa đổi được khôi phục</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Answer the open dialog first.</source>
        <translation>Hãy trả lời hộp thoại đang mở trước.</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Thí nghiệm</translation>
    </message>
    <message>
        <source>No short command describes this network, so it is read from a file.</source>
        <translation>Không có lệnh ngắn nào mô tả mạng này, nên mạng được đọc từ một tệp.</translation>
    </message>
    <message>
        <source>Runs are always saved; this is about the edited experiment.</source>
        <translation>Các lần chạy luôn được lưu; đây là về thí nghiệm đã sửa.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>Lưu thí nghiệm</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>Lưu thay đổi vào %1?</translation>
    </message>
    <message>
        <source>Save this experiment to a file?</source>
        <translation>Lưu thí nghiệm này vào tệp?</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Đã lưu %1</translation>
    </message>
</context>
<context>
    <name>DrawnSection</name>
    <message>
        <source>All weights are %1: every filter receives the same gradient, so the filters stay equal forever. Only random weights break the symmetry.</source>
        <translation>Mọi trọng số đều là %1: bộ lọc nào cũng nhận cùng một gradient nên chúng mãi bằng nhau. Chỉ trọng số ngẫu nhiên mới phá được đối xứng.</translation>
    </message>
    <message>
        <source>All weights are 0: no gradient gets past this layer, and its filters stay equal forever. Only random weights break the symmetry.</source>
        <translation>Mọi trọng số đều là 0: không gradient nào qua được tầng này và các bộ lọc mãi bằng nhau. Chỉ trọng số ngẫu nhiên mới phá được đối xứng.</translation>
    </message>
    <message>
        <source>Requested and actual</source>
        <translation>Yêu cầu và thực tế</translation>
    </message>
    <message>
        <source>Bars: the weights as drawn. Curve: the density they were drawn from. The small ticks are at ±σ. The more weights a layer has, the closer they agree.</source>
        <translation>Cột: các trọng số đã lấy mẫu. Đường cong: mật độ mà chúng được lấy từ đó. Vạch nhỏ nằm ở ±σ. Tầng càng nhiều trọng số thì càng khớp.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Lấy mẫu lại</translation>
    </message>
    <message>
        <source>Histogram of the weights</source>
        <translation>Biểu đồ tần suất của trọng số</translation>
    </message>
    <message>
        <source>Different random numbers from the same distribution: the next seed</source>
        <translation>Các số ngẫu nhiên khác từ cùng phân phối: hạt giống kế tiếp</translation>
    </message>
    <message>
        <source>requested σ</source>
        <translation>σ yêu cầu</translation>
    </message>
    <message>
        <source>drawn mean</source>
        <translation>trung bình thực tế</translation>
    </message>
    <message>
        <source>drawn σ</source>
        <translation>σ thực tế</translation>
    </message>
</context>
<context>
    <name>EdgeCurve</name>
    <message>
        <source>These filters are too small or too large to score</source>
        <translation>Các bộ lọc này quá nhỏ hoặc quá lớn để chấm điểm</translation>
    </message>
</context>
<context>
    <name>Enlargement</name>
    <message>
        <source>It comes after %1, whose outputs are not recorded.</source>
        <translation>Nó đứng sau %1, mà đầu ra của tầng đó không được ghi lại.</translation>
    </message>
    <message>
        <source>All filters</source>
        <translation>Mọi bộ lọc</translation>
    </message>
    <message>
        <source>Filter %1 of %2</source>
        <translation>Bộ lọc %1 trên %2</translation>
    </message>
    <message>
        <source>Reading images…</source>
        <translation>Đang đọc ảnh…</translation>
    </message>
    <message>
        <source>Show all filters (Esc)</source>
        <translation>Hiện mọi bộ lọc (Esc)</translation>
    </message>
    <message>
        <source>The feature map before the activation: orange above zero, blue below.</source>
        <translation>Bản đồ đặc trưng trước khi kích hoạt: cam là trên 0, lam là dưới 0.</translation>
    </message>
    <message>
        <source>The filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Previous filter (←)</source>
        <translation>Bộ lọc trước (←)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Its slice for every input channel, and what that channel is</source>
        <translation>Lát cắt của nó cho từng kênh đầu vào, và kênh đó là gì</translation>
    </message>
    <message>
        <source>Its weights, its spectrum, and its response to an image</source>
        <translation>Trọng số, phổ và đáp ứng của nó với một ảnh</translation>
    </message>
    <message>
        <source>Next filter (→)</source>
        <translation>Bộ lọc sau (→)</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>Ảnh kiểm tra sau</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>Ảnh kiểm tra trước</translation>
    </message>
    <message>
        <source>Stimuli</source>
        <translation>Kích thích</translation>
    </message>
    <message>
        <source>The frame marks the strongest response of the filter, positive or negative.</source>
        <translation>Khung là nơi bộ lọc đáp ứng mạnh nhất, dương hoặc âm.</translation>
    </message>
    <message>
        <source>The images that excite it most, and its receptive field</source>
        <translation>Những ảnh kích thích nó mạnh nhất, và vùng tiếp nhận của nó</translation>
    </message>
    <message>
        <source>What is shown of the filter</source>
        <translation>Nội dung hiển thị về bộ lọc</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>lúc đầu</translation>
    </message>
    <message>
        <source>change since</source>
        <translation>thay đổi từ đó</translation>
    </message>
    <message>
        <source>change up to step %1</source>
        <translation>thay đổi đến bước %1</translation>
    </message>
    <message>
        <source>gradient at step %1</source>
        <translation>gradient ở bước %1</translation>
    </message>
    <message>
        <source>its response</source>
        <translation>đáp ứng của nó</translation>
    </message>
    <message>
        <source>now</source>
        <translation>bây giờ</translation>
    </message>
    <message>
        <source>numbers in units of %1</source>
        <translation>số theo đơn vị %1</translation>
    </message>
    <message>
        <source>test image</source>
        <translation>ảnh kiểm tra</translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation>ảnh kiểm tra %1 trên %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>mẫu chung của phần lớn trong %n đầu vào</numerusform>
        </translation>
    </message>
    <message>
        <source>weights at step %1</source>
        <translation>trọng số ở bước %1</translation>
    </message>
</context>
<context>
    <name>EntryCloseUp</name>
    <message>
        <source>One entry</source>
        <translation>Một phần tử</translation>
    </message>
    <message>
        <source>One entry: %1</source>
        <translation>Một phần tử: %1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>bộ lọc</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>output</source>
        <translation>đầu ra</translation>
    </message>
</context>
<context>
    <name>ExperimentPanel</name>
    <message>
        <source>%1 images of %2</source>
        <translation>%1 ảnh %2</translation>
    </message>
    <message>
        <source>%1 for testing</source>
        <translation>%1 để kiểm tra</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n lớp</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Thí nghiệm</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Các tốc độ</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Đang đọc ảnh…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Ghi lại</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>also during training</source>
        <translation>cả khi đang huấn luyện</translation>
    </message>
    <message>
        <source>images of %1</source>
        <translation>ảnh %1</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Choose where to save it</source>
        <translation>Chọn nơi ghi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Đang vẽ…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Export to a new folder in</source>
        <translation>Xuất vào thư mục mới trong</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Xuất ra</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Đã sao chép: %1</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Sao chép thành lệnh</translation>
    </message>
    <message>
        <source>Exported %1 to %2</source>
        <translation>Đã xuất %1 vào %2</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Nothing to export yet. Press Train first.</source>
        <translation>Chưa có gì để xuất. Hãy nhấn Huấn luyện trước.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Xuất gì</translation>
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
        <translation>Mọi tầng</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Mọi con số</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Kích thước tối đa</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Đồ thị</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>all recorded</source>
        <translation>mọi bước đã ghi</translation>
    </message>
    <message>
        <source>at the marker, %1</source>
        <translation>ở vạch mốc, %1</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>tối</translation>
    </message>
    <message>
        <source>light, for paper</source>
        <translation>sáng, để in</translation>
    </message>
    <message>
        <source>newest, %1</source>
        <translation>mới nhất, %1</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>không giới hạn</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… và %n mục nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Accepted: %1.</source>
        <translation>Chấp nhận: %1.</translation>
    </message>
    <message>
        <source>Can be left empty.</source>
        <translation>Có thể để trống.</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n item(s) dropped; accepted: one at a time</source>
        <translation>
            <numerusform>đã thả %n mục; chỉ nhận mỗi lần một mục</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Delete the run %1?</source>
        <translation>Xóa lần chạy %1?</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>Delete the sweep %1?</source>
        <translation>Xóa lượt quét %1?</translation>
    </message>
    <message>
        <source>It continues in its own folder. Cosine and one-cycle schedules restart. Steps to add:</source>
        <translation>Nó chạy tiếp trong thư mục của chính nó. Lịch cosin và một chu kỳ bắt đầu lại. Số bước thêm:</translation>
    </message>
    <message>
        <source>Its filters, curves and checkpoint will be permanently deleted.</source>
        <translation>Bộ lọc, đường cong và điểm lưu của nó sẽ bị xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>Its table, filters, report and runs will be permanently deleted.</source>
        <translation>Bảng, bộ lọc, báo cáo và các lần chạy của nó sẽ bị xóa vĩnh viễn.</translation>
    </message>
    <message>
        <source>No finished run is on stage.</source>
        <translation>Không có lần chạy đã xong nào đang hiển thị.</translation>
    </message>
    <message>
        <source>Only a completed run can be trained further.</source>
        <translation>Chỉ có thể huấn luyện tiếp một lần chạy đã hoàn tất.</translation>
    </message>
    <message>
        <source>Open a file of a trained network</source>
        <translation>Mở tệp của một mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>Mở thí nghiệm</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Mở thư mục của một lần chạy</translation>
    </message>
    <message>
        <source>The previous run has been saved and can be resumed.</source>
        <translation>Lần chạy trước đã được lưu và có thể chạy tiếp.</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Huấn luyện tiếp</translation>
    </message>
    <message>
        <source>Train the run %1 further?</source>
        <translation>Huấn luyện tiếp lần chạy %1?</translation>
    </message>
    <message>
        <source>accepted: an experiment (.toml), a run folder, images with labels, a file of a trained network</source>
        <translation>chấp nhận: thí nghiệm (.toml), thư mục lần chạy, ảnh có nhãn, tệp của một mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>không có tệp hay thư mục này</translation>
    </message>
</context>
<context>
    <name>FilterActions</name>
    <message>
        <source>%1 is %2. No layer of the experiment has this shape: %3. Change its filters or its kernel size in the Train room.</source>
        <translation>%1 có dạng %2. Không tầng nào của thí nghiệm có dạng này: %3. Hãy đổi số bộ lọc hoặc kích thước hạt nhân trong phòng Huấn luyện.</translation>
    </message>
    <message>
        <source>%1 starts from %2</source>
        <translation>%1 bắt đầu từ %2</translation>
    </message>
    <message>
        <source>Export the filters</source>
        <translation>Xuất các bộ lọc</translation>
    </message>
    <message>
        <source>Filters of a network</source>
        <translation>Bộ lọc của một mạng</translation>
    </message>
    <message>
        <source>Pictures, films and numbers</source>
        <translation>Ảnh, phim và số</translation>
    </message>
</context>
<context>
    <name>FilterCard</name>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Bộ lọc %1</translation>
    </message>
    <message>
        <source>The filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>of %1 in %2</source>
        <translation>trên %1 trong %2</translation>
    </message>
    <message numerus="yes">
        <source>the pattern shared by most of its %n inputs</source>
        <translation>
            <numerusform>mẫu chung của phần lớn trong %n đầu vào</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <source>Enlarge</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Bộ lọc %1</translation>
    </message>
    <message>
        <source>No filter to show.</source>
        <translation>Không có bộ lọc để xem.</translation>
    </message>
    <message>
        <source>Show the filter large</source>
        <translation>Hiện bộ lọc cỡ lớn</translation>
    </message>
    <message>
        <source>now</source>
        <translation>bây giờ</translation>
    </message>
    <message>
        <source>start</source>
        <translation>lúc đầu</translation>
    </message>
</context>
<context>
    <name>FilterSide</name>
    <message>
        <source>%1 edges</source>
        <translation>%1 cạnh</translation>
    </message>
    <message>
        <source>%1: checkpoint</source>
        <translation>%1: điểm lưu</translation>
    </message>
    <message>
        <source>%1: file</source>
        <translation>%1: tệp</translation>
    </message>
    <message>
        <source>%1: filters</source>
        <translation>%1: bộ lọc</translation>
    </message>
    <message>
        <source>%1: layer</source>
        <translation>%1: tầng</translation>
    </message>
    <message numerus="yes">
        <source>%n orientation(s)</source>
        <translation>
            <numerusform>%n hướng</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the order of the axes on the left.</source>
        <translation>Hãy chọn thứ tự các trục ở bên trái.</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, Home, End and Space</source>
        <translation>Kéo, hoặc dùng các phím mũi tên, Home, End và phím cách</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Bên trái</translation>
    </message>
    <message>
        <source>Play all checkpoints (Space)</source>
        <translation>Phát mọi điểm lưu (phím cách)</translation>
    </message>
    <message>
        <source>Reading the filters…</source>
        <translation>Đang đọc các bộ lọc…</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Bên phải</translation>
    </message>
    <message>
        <source>Too small or too large to score</source>
        <translation>Quá nhỏ hoặc quá lớn để chấm điểm</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>điểm %1</translation>
    </message>
</context>
<context>
    <name>FiltersRoom</name>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>As a picture, film or numbers</source>
        <translation>Thành ảnh, phim hoặc số</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Sao chép thành lệnh</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>File of a trained network…</source>
        <translation>Tệp của một mạng đã huấn luyện…</translation>
    </message>
    <message>
        <source>Filters of any network</source>
        <translation>Bộ lọc của mọi mạng</translation>
    </message>
    <message>
        <source>Folder of checkpoints, run or SavedModel…</source>
        <translation>Thư mục điểm lưu, lần chạy hoặc SavedModel…</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>Chưa có mạng nào</translation>
    </message>
    <message>
        <source>Open a file of a trained network</source>
        <translation>Mở tệp của một mạng đã huấn luyện</translation>
    </message>
    <message>
        <source>Open a file of a trained network to see its filters: PyTorch, safetensors, Keras, ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. A folder of checkpoints, such as epoch_1.pt to epoch_20.pt, or a run becomes a film. You can also drop them onto the window. Nothing in a file is executed.</source>
        <translation>Mở tệp của một mạng đã huấn luyện để xem các bộ lọc: PyTorch, safetensors, Keras, ONNX, TFLite, TensorFlow, Flax, Darknet, Caffe, GGUF, MATLAB, NumPy. Một thư mục điểm lưu, chẳng hạn từ epoch_1.pt đến epoch_20.pt, hoặc một lần chạy sẽ thành phim. Bạn cũng có thể thả chúng vào cửa sổ. Không có gì trong tệp được thực thi.</translation>
    </message>
    <message>
        <source>Open a file or a folder</source>
        <translation>Mở tệp hoặc thư mục</translation>
    </message>
    <message>
        <source>Open a folder of checkpoints, a run or a SavedModel</source>
        <translation>Mở thư mục điểm lưu, lần chạy hoặc SavedModel</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Mở tệp…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Mở thư mục…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Đang đọc %1…</translation>
    </message>
    <message>
        <source>Show two files, layers or checkpoints</source>
        <translation>Hiện hai tệp, tầng hoặc điểm lưu</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Cạnh nhau</translation>
    </message>
    <message>
        <source>Start a layer of the experiment from them</source>
        <translation>Cho một tầng của thí nghiệm bắt đầu từ chúng</translation>
    </message>
    <message>
        <source>Use these filters</source>
        <translation>Dùng các bộ lọc này</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n đã đổi</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
</context>
<context>
    <name>FormulaCard</name>
    <message>
        <source>How many inputs feed one output: window height × width × input channels. The larger it is, the smaller the weights must be for the signal to keep its size.</source>
        <translation>Bao nhiêu đầu vào nuôi một đầu ra: cao × rộng của cửa sổ × số kênh đầu vào. Càng lớn thì trọng số càng phải nhỏ để tín hiệu giữ nguyên độ lớn.</translation>
    </message>
    <message>
        <source>How many outputs one input feeds: window height × width × number of filters. It determines how the gradient scales on its way back.</source>
        <translation>Một đầu vào nuôi bao nhiêu đầu ra: cao × rộng của cửa sổ × số bộ lọc. Nó quyết định độ lớn của gradient thay đổi thế nào trên đường về.</translation>
    </message>
</context>
<context>
    <name>ForwardStage</name>
    <message>
        <source>Click a product to see where it comes from.</source>
        <translation>Nhấn vào một tích để xem nó từ đâu ra.</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to move the window.</source>
        <translation>Nhấn, kéo hoặc dùng phím mũi tên để dời cửa sổ.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Nhấn đúp vào một số, hoặc nhấn F2, để gõ số khác.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Các tích</translation>
    </message>
    <message>
        <source>The sum at this position</source>
        <translation>Tổng ở vị trí này</translation>
    </message>
    <message>
        <source>all channels: %1 = %2</source>
        <translation>mọi kênh: %1 = %2</translation>
    </message>
    <message>
        <source>output in row %1, column %2</source>
        <translation>đầu ra hàng %1, cột %2</translation>
    </message>
    <message>
        <source>sum %1 + bias %2 = %3</source>
        <translation>tổng %1 + bias %2 = %3</translation>
    </message>
    <message>
        <source>the products, summed row by row: %1 = %2</source>
        <translation>các tích, cộng theo hàng: %1 = %2</translation>
    </message>
</context>
<context>
    <name>GaugePanel</name>
    <message>
        <source>%1 of %2 directions</source>
        <translation>%1 trên %2 hướng</translation>
    </message>
    <message>
        <source>Mean edge score of all filters: 0 is noise, 1 is a perfect edge.</source>
        <translation>Điểm cạnh, trung bình mọi bộ lọc: 0 là nhiễu, 1 là cạnh hoàn hảo.</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Filters this small have no orientation, so they are not scored.</source>
        <translation>Bộ lọc nhỏ thế này không có hướng nên không được chấm điểm.</translation>
    </message>
    <message>
        <source>How many different directions the edges have, in steps of 22.5°.</source>
        <translation>Các cạnh có bao nhiêu hướng khác nhau, mỗi nấc 22.5°.</translation>
    </message>
    <message>
        <source>How sparse the responses to test images are: 3 for Gaussian responses, more if most are near zero and a few are large. An orientation alone does not prove that a filter detects edges; compare with a control.</source>
        <translation>Các đáp ứng với ảnh kiểm tra thưa đến mức nào: 3 nếu đáp ứng theo phân phối Gauss, lớn hơn nếu phần lớn gần bằng không và một số ít có giá trị lớn. Chỉ riêng hướng không chứng minh rằng bộ lọc phát hiện cạnh; hãy so sánh với thí nghiệm đối chứng.</translation>
    </message>
    <message>
        <source>Share of edges</source>
        <translation>Tỉ lệ cạnh</translation>
    </message>
    <message>
        <source>Share of the filters labeled edge: a Gabor wave explains far more of them than it would of noise.</source>
        <translation>Tỉ lệ bộ lọc có nhãn cạnh: một sóng Gabor giải thích chúng nhiều hơn hẳn so với nhiễu.</translation>
    </message>
    <message>
        <source>Weak evidence: at this size, smooth noise can pass for an edge.</source>
        <translation>Bằng chứng yếu: ở cỡ này, nhiễu mịn cũng có thể giống cạnh.</translation>
    </message>
    <message>
        <source>at the start: %1</source>
        <translation>lúc đầu: %1</translation>
    </message>
    <message>
        <source>kurtosis %1</source>
        <translation>độ nhọn %1</translation>
    </message>
    <message>
        <source>mean score %1</source>
        <translation>điểm TB %1</translation>
    </message>
</context>
<context>
    <name>GradientCard</name>
    <message>
        <source>Bias</source>
        <translation>Hệ số bias</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Đã kiểm tra</translation>
    </message>
    <message>
        <source>Each number was changed by ±%1 and the loss recomputed. The largest difference is &lt;b&gt;%2&lt;/b&gt; for the weights, &lt;b&gt;%3&lt;/b&gt; for the bias and &lt;b&gt;%4&lt;/b&gt; for the input.</source>
        <translation>Mỗi số được đổi ±%1 và mất mát được tính lại. Sai khác lớn nhất là &lt;b&gt;%2&lt;/b&gt; ở trọng số, &lt;b&gt;%3&lt;/b&gt; ở bias và &lt;b&gt;%4&lt;/b&gt; ở đầu vào.</translation>
    </message>
    <message>
        <source>The gradient of the input is a convolution of ∂L/∂y with the same filter, stride and padding: Dumoulin &amp; Visin (2016), chapter 4.</source>
        <translation>Gradient của đầu vào là tích chập của ∂L/∂y với cùng bộ lọc, bước nhảy và đệm: Dumoulin &amp; Visin (2016), chương 4.</translation>
    </message>
    <message>
        <source>∂L/∂b = %1 = &lt;b&gt;%2&lt;/b&gt;; after the update %3</source>
        <translation>∂L/∂b = %1 = &lt;b&gt;%2&lt;/b&gt;; sau cập nhật %3</translation>
    </message>
    <message>
        <source>∂L/∂w = Σ ∂L/∂y · x and ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio &amp; Courville (2016), Deep Learning, eq. 9.11 and 9.13. Shared weights: LeCun et al. (1989), Backpropagation applied to handwritten zip code recognition.</source>
        <translation>∂L/∂w = Σ ∂L/∂y · x và ∂L/∂x = Σ ∂L/∂y · w: Goodfellow, Bengio &amp; Courville (2016), Deep Learning, pt. 9.11 và 9.13. Trọng số dùng chung: LeCun et al. (1989), Backpropagation applied to handwritten zip code recognition.</translation>
    </message>
</context>
<context>
    <name>GradientStage</name>
    <message>
        <source>Click a weight to see the sum that is its gradient.</source>
        <translation>Nhấn vào một trọng số để xem tổng làm nên gradient của nó.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Nhấn đúp vào một số, hoặc nhấn F2, để gõ số khác.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filter after the update</source>
        <translation>Bộ lọc sau cập nhật</translation>
    </message>
    <message>
        <source>Filter w</source>
        <translation>Bộ lọc w</translation>
    </message>
    <message>
        <source>Gradient of the input</source>
        <translation>Gradient của đầu vào</translation>
    </message>
    <message>
        <source>Gradient of the weight in row %1, column %2: one term per position</source>
        <translation>Gradient của trọng số hàng %1, cột %2: mỗi vị trí một số hạng</translation>
    </message>
    <message>
        <source>Gradient of the weights</source>
        <translation>Gradient của trọng số</translation>
    </message>
    <message>
        <source>Gradient × filter</source>
        <translation>Gradient × bộ lọc</translation>
    </message>
    <message>
        <source>Gradient × patch</source>
        <translation>Gradient × mảnh ảnh</translation>
    </message>
    <message>
        <source>Incoming gradient</source>
        <translation>Gradient đi đến</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Input x</source>
        <translation>Đầu vào x</translation>
    </message>
    <message>
        <source>The gradient of this weight</source>
        <translation>Gradient của trọng số này</translation>
    </message>
    <message>
        <source>The update of this weight</source>
        <translation>Cập nhật của trọng số này</translation>
    </message>
    <message>
        <source>Update: %1 − %2·%3 = &lt;b&gt;%4&lt;/b&gt;, once, for all %5 positions: the weight stays shared.</source>
        <translation>Cập nhật: %1 − %2·%3 = &lt;b&gt;%4&lt;/b&gt;, một lần, như nhau ở cả %5 vị trí: trọng số vẫn dùng chung.</translation>
    </message>
    <message numerus="yes">
        <source>so far; %n to come</source>
        <translation>
            <numerusform>đến giờ, còn %n</numerusform>
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
        <translation>∂L/∂w đến giờ (%1 trên %2)</translation>
    </message>
    <message>
        <source>∂L/∂x</source>
        <translation>∂L/∂x</translation>
    </message>
    <message>
        <source>∂L/∂x so far (%1 of %2)</source>
        <translation>∂L/∂x đến giờ (%1 trên %2)</translation>
    </message>
    <message>
        <source>∂L/∂y arrives</source>
        <translation>∂L/∂y đi đến</translation>
    </message>
    <message>
        <source>∂L/∂y · filter</source>
        <translation>∂L/∂y · bộ lọc</translation>
    </message>
</context>
<context>
    <name>GroupCurves</name>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Curves will appear here.</source>
        <translation>Đường cong sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chỉ số</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Độ nhọn</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>Mean training loss over the images of the last 50 steps</source>
        <translation>Mất mát huấn luyện trung bình trên ảnh của 50 bước gần nhất</translation>
    </message>
    <message>
        <source>Share of test images classified correctly</source>
        <translation>Tỉ lệ ảnh kiểm tra được phân loại đúng</translation>
    </message>
    <message>
        <source>Share of the filters of the layer that are labeled edge</source>
        <translation>Tỉ lệ bộ lọc của tầng có nhãn cạnh</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Ten minutes with guitrainer</source>
        <translation>Mười phút với guitrainer</translation>
    </message>
</context>
<context>
    <name>HandMadeRoom</name>
    <message>
        <source>Deselect all</source>
        <translation>Bỏ chọn hết</translation>
    </message>
    <message>
        <source>Choose or paint filters, put them into a layer, and see how well they do.</source>
        <translation>Chọn hoặc vẽ bộ lọc, đặt chúng vào một tầng và xem chúng ra sao.</translation>
    </message>
    <message>
        <source>Available filters</source>
        <translation>Bộ lọc sẵn có</translation>
    </message>
    <message>
        <source>Hand-made or learned</source>
        <translation>Làm bằng tay hay học được</translation>
    </message>
    <message>
        <source>Size of the filters</source>
        <translation>Kích thước bộ lọc</translation>
    </message>
    <message>
        <source>With none selected, the whole bank is used</source>
        <translation>Khi đó dùng cả bộ</translation>
    </message>
    <message>
        <source>Size of the available filters; a layer with another size is changed to it</source>
        <translation>Kích thước các bộ lọc sẵn có; tầng có cỡ khác sẽ nhận cỡ này</translation>
    </message>
</context>
<context>
    <name>HistogramsPage</name>
    <message>
        <source>Activations</source>
        <translation>Kích hoạt</translation>
    </message>
    <message>
        <source>Gradients of the weights</source>
        <translation>Gradient của trọng số</translation>
    </message>
    <message>
        <source>Heights are square roots of the counts, each ridge scaled to its peak, so that rare values remain visible.</source>
        <translation>Độ cao là căn bậc hai của số đếm, mỗi dải theo tỉ lệ đỉnh của nó, để các giá trị hiếm vẫn nhìn thấy được.</translation>
    </message>
    <message>
        <source>Layer whose histograms are shown</source>
        <translation>Tầng có biểu đồ tần suất được hiển thị</translation>
    </message>
    <message>
        <source>Step %1: from %2 to %3, %4 values</source>
        <translation>Bước %1: từ %2 đến %3, %4 giá trị</translation>
    </message>
    <message>
        <source>The gradient of the loss of the last batch with respect to the weights.</source>
        <translation>Gradient của mất mát ở lô cuối theo trọng số.</translation>
    </message>
    <message>
        <source>The layer whose values are counted.</source>
        <translation>Tầng có các giá trị được đếm.</translation>
    </message>
    <message>
        <source>The outputs of the layer for up to 32 training images.</source>
        <translation>Đầu ra của tầng cho tối đa 32 ảnh huấn luyện.</translation>
    </message>
    <message>
        <source>The weights of the layer, from the start (above) to the latest step.</source>
        <translation>Trọng số của tầng, từ lúc bắt đầu (trên cùng) đến bước mới nhất.</translation>
    </message>
    <message>
        <source>This layer has no weight that is trained</source>
        <translation>Tầng này không có trọng số được huấn luyện</translation>
    </message>
    <message>
        <source>Train to draw these histograms</source>
        <translation>Huấn luyện để vẽ các biểu đồ tần suất này</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
</context>
<context>
    <name>ImageOpener</name>
    <message>
        <source>Images</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Images from %1</source>
        <translation>Ảnh từ %1</translation>
    </message>
    <message>
        <source>The images were not opened.</source>
        <translation>Các ảnh chưa được mở.</translation>
    </message>
</context>
<context>
    <name>ImagesDialog</name>
    <message>
        <source>An image of class %1</source>
        <translation>Một ảnh của lớp %1</translation>
    </message>
    <message>
        <source>Are rows and columns exchanged?</source>
        <translation>Hàng và cột có bị hoán đổi không?</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Như đã lưu</translation>
    </message>
    <message>
        <source>Exchange bright and dark</source>
        <translation>Đổi sáng và tối</translation>
    </message>
    <message>
        <source>How should the images in %1 be read?</source>
        <translation>Nên đọc các ảnh trong %1 như thế nào?</translation>
    </message>
    <message>
        <source>Keep the gaps as empty classes</source>
        <translation>Giữ các khoảng trống làm lớp rỗng</translation>
    </message>
    <message>
        <source>Label %1 is class 0</source>
        <translation>Nhãn %1 là lớp 0</translation>
    </message>
    <message>
        <source>Many numbers are not used by any label.</source>
        <translation>Nhiều số không được nhãn nào dùng.</translation>
    </message>
    <message>
        <source>Number the labels without gaps</source>
        <translation>Đánh số nhãn không có khoảng trống</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>The background is bright. Invert the images?</source>
        <translation>Nền sáng. Đảo ngược ảnh?</translation>
    </message>
    <message>
        <source>Transposed: turn them upright</source>
        <translation>Bị chuyển vị: xoay lại cho thẳng</translation>
    </message>
    <message>
        <source>Which label is the first class?</source>
        <translation>Nhãn nào là lớp đầu tiên?</translation>
    </message>
</context>
<context>
    <name>InitializationPanel</name>
    <message>
        <source>Apply to all layers</source>
        <translation>Áp dụng cho mọi tầng</translation>
    </message>
    <message>
        <source>Use this initializer for every layer</source>
        <translation>Dùng cách khởi tạo này cho mọi tầng</translation>
    </message>
    <message>
        <source>All rules for this layer</source>
        <translation>Mọi quy tắc cho tầng này</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Open the Initializers room for this layer: the defaults of every library</source>
        <translation>Mở phòng Khởi tạo cho tầng này: mặc định của mọi thư viện</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>See the Variance room</source>
        <translation>Xem phòng phương sai</translation>
    </message>
</context>
<context>
    <name>InitializersRoom</name>
    <message>
        <source>As %2: %1</source>
        <translation>Như %2: %1</translation>
    </message>
    <message>
        <source>By default, the same layer starts with different weights in each library. These are the numbers for a layer of your network, or for a shape that you type.</source>
        <translation>Mặc định, cùng một tầng bắt đầu với trọng số khác nhau ở mỗi thư viện. Đây là các số cho một tầng của mạng bạn, hoặc cho hình dạng bạn gõ.</translation>
    </message>
    <message>
        <source>Initializers as the libraries define them</source>
        <translation>Các cách khởi tạo theo định nghĩa của các thư viện</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Hình dạng</translation>
    </message>
    <message>
        <source>The code for %1 is on the clipboard.</source>
        <translation>Mã cho %1 đã ở trong bộ nhớ tạm.</translation>
    </message>
    <message>
        <source>The layer these numbers are for</source>
        <translation>Tầng mà các số này dành cho</translation>
    </message>
    <message>
        <source>This layer: %1</source>
        <translation>Tầng này: %1</translation>
    </message>
    <message>
        <source>Truncated normals</source>
        <translation>Các phân phối chuẩn cắt</translation>
    </message>
</context>
<context>
    <name>InputMeanPage</name>
    <message>
        <source>Every output is 0 with these weights, whatever the images are.</source>
        <translation>Với các trọng số này, mọi đầu ra đều là 0, bất kể ảnh nào.</translation>
    </message>
    <message>
        <source>LeCun et al. 1998, Efficient BackProp, section 4.3.</source>
        <translation>LeCun et al. 1998, Efficient BackProp, mục 4.3.</translation>
    </message>
    <message>
        <source>Output of the first layer</source>
        <translation>Đầu ra của tầng đầu</translation>
    </message>
    <message>
        <source>Share of the nonzero inputs of an image that have its most frequent sign</source>
        <translation>Tỉ lệ đầu vào khác 0 của một ảnh mang dấu phổ biến nhất trong ảnh đó</translation>
    </message>
    <message>
        <source>Takes the place of the input variance</source>
        <translation>Thay chỗ cho phương sai của đầu vào</translation>
    </message>
    <message>
        <source>The variance of a layer&apos;s output depends on the mean square of its input, which includes the mean: pixels from 0 to 1 shift every output by about the same amount for all images. And if all inputs have the same sign, the gradients of all weights of a unit have the same sign too, so the weights can only move together. This is the first layer of your network, with the same weights each time.</source>
        <translation>Phương sai đầu ra của một tầng phụ thuộc vào trung bình bình phương của đầu vào, kể cả phần trung bình: điểm ảnh từ 0 đến 1 đẩy mọi đầu ra lệch gần như nhau với mọi ảnh. Và nếu mọi đầu vào cùng dấu thì gradient của mọi trọng số của một nơ-ron cũng cùng dấu, nên các trọng số chỉ có thể đi cùng nhau. Đây là tầng đầu của mạng bạn, lần nào cũng với cùng trọng số.</translation>
    </message>
    <message>
        <source>With raw pixels, %1 of the output&apos;s power is the same for all images; with the mean subtracted, %2.</source>
        <translation>Với điểm ảnh nguyên bản, %1 công suất đầu ra là như nhau với mọi ảnh; khi đã trừ trung bình, %2.</translation>
    </message>
    <message>
        <source>differs from image to image</source>
        <translation>khác nhau theo từng ảnh</translation>
    </message>
    <message>
        <source>inputs with the same sign</source>
        <translation>đầu vào cùng dấu</translation>
    </message>
    <message>
        <source>mean of the input</source>
        <translation>trung bình đầu vào</translation>
    </message>
    <message>
        <source>mean² + σ²</source>
        <translation>trung bình² + σ²</translation>
    </message>
    <message>
        <source>the same for all images</source>
        <translation>như nhau với mọi ảnh</translation>
    </message>
    <message>
        <source>σ of the input</source>
        <translation>σ đầu vào</translation>
    </message>
    <message>
        <source>σ of the output</source>
        <translation>σ đầu ra</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>New seed</source>
        <translation>Hạt giống mới</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Mở %1</translation>
    </message>
    <message>
        <source>The run %1 is no longer on disk.</source>
        <translation>Lần chạy %1 không còn trên đĩa.</translation>
    </message>
    <message>
        <source>This run is already on the stage.</source>
        <translation>Lần chạy này đang được hiển thị rồi.</translation>
    </message>
    <message>
        <source>Train further</source>
        <translation>Huấn luyện tiếp</translation>
    </message>
</context>
<context>
    <name>LayerBody</name>
    <message>
        <source>Insert a copy after this layer (Ctrl+D)</source>
        <translation>Thêm bản sao ngay sau (Ctrl+D)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Nhân đôi</translation>
    </message>
    <message>
        <source>How the weights are drawn, on a separate page.</source>
        <translation>Cách lấy trọng số, ở một trang riêng.</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>Khởi tạo</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Chuyển xuống (Alt+↓)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Chuyển lên (Alt+↑)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Remove the layer (Delete)</source>
        <translation>Bỏ tầng này (Delete)</translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message>
        <source>Filters of %1 with the strongest response</source>
        <translation>Bộ lọc của %1 đáp ứng mạnh nhất</translation>
    </message>
    <message>
        <source>Map %1 of %2: highest value %3, above 0 at %4 of the positions</source>
        <translation>Bản đồ %1 trên %2: giá trị lớn nhất %3, trên 0 ở %4 số vị trí</translation>
    </message>
    <message>
        <source>Maps of %1</source>
        <translation>Bản đồ của %1</translation>
    </message>
    <message>
        <source>Smallest and largest value; all maps share one scale.</source>
        <translation>Giá trị nhỏ nhất và lớn nhất; mọi bản đồ chung một thang.</translation>
    </message>
    <message>
        <source>Unit %1 of %2, class %4: %3</source>
        <translation>Nơ-ron %1 trên %2, lớp %4: %3</translation>
    </message>
    <message>
        <source>Unit %1 of %2: %3</source>
        <translation>Nơ-ron %1 trên %2: %3</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>filter %1: %2</source>
        <translation>bộ lọc %1: %2</translation>
    </message>
    <message>
        <source>filters with the strongest response</source>
        <translation>bộ lọc đáp ứng mạnh nhất</translation>
    </message>
    <message>
        <source>first %1 shown</source>
        <translation>hiện %1 cái đầu</translation>
    </message>
</context>
<context>
    <name>LayerChoice</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n bộ lọc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n nơ-ron</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>The layer whose initial weights are shown and edited</source>
        <translation>Tầng có trọng số ban đầu đang được xem và sửa</translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
</context>
<context>
    <name>LayerShelf</name>
    <message>
        <source>Click a filter, or use the arrow keys, to put it on the stage</source>
        <translation>Nhấn vào một bộ lọc, hoặc dùng phím mũi tên, để hiển thị nó</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>%1, after preprocessing</source>
        <translation>%1, sau tiền xử lý</translation>
    </message>
    <message>
        <source>Blue below 0, orange above 0</source>
        <translation>Lam dưới 0, cam trên 0</translation>
    </message>
    <message>
        <source>Colors of the maps</source>
        <translation>Màu của bản đồ</translation>
    </message>
    <message>
        <source>The image as the network receives it</source>
        <translation>Ảnh như mạng nhận được</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Từng tầng một</translation>
    </message>
    <message>
        <source>The largest value is white; 0 is black, or gray if there are negative values</source>
        <translation>Giá trị lớn nhất là trắng; 0 là đen, hoặc xám nếu có giá trị âm</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>hai màu</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>image</source>
        <translation>ảnh</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>Accuracy and edges</source>
        <translation>Chính xác và cạnh</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>Learning rate of the steps so far.</source>
        <translation>Tốc độ học của các bước đã làm.</translation>
    </message>
    <message>
        <source>Learning rate of each step, past and planned.</source>
        <translation>Tốc độ học của mỗi bước, đã qua và dự kiến.</translation>
    </message>
    <message>
        <source>%1 (dropout on)</source>
        <translation>%1 (có dropout)</translation>
    </message>
    <message>
        <source>Cross-entropy: the negative logarithm of the probability of the true class. The dashed line is the loss of guessing each class as often as it occurs. For a network that reconstructs images: the mean squared error, and that of the mean image.</source>
        <translation>Entropy chéo: âm logarit của xác suất của lớp đúng. Đường đứt nét là mất mát khi đoán mỗi lớp theo tần suất xuất hiện của nó. Với mạng tái tạo ảnh: sai số bình phương trung bình, và sai số của ảnh trung bình.</translation>
    </message>
    <message>
        <source>How many images are recognized, and how many filters have become edges. The dashed line is the accuracy of always guessing the most frequent class.</source>
        <translation>Bao nhiêu ảnh được nhận đúng, và bao nhiêu bộ lọc đã thành cạnh. Đường đứt nét là độ chính xác khi luôn đoán lớp phổ biến nhất.</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>Mất mát theo thang log</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>Loss of each batch during training.</source>
        <translation>Mất mát của từng lô trong khi huấn luyện.</translation>
    </message>
    <message>
        <source>Mean edge score of these filters: 1 is a perfect edge, noise is near 0.</source>
        <translation>Điểm cạnh trung bình của các bộ lọc này: 1 là cạnh hoàn hảo, nhiễu gần 0.</translation>
    </message>
    <message>
        <source>Mean training loss over the images of the last 50 steps.</source>
        <translation>Mất mát huấn luyện trung bình trên ảnh của 50 bước cuối.</translation>
    </message>
    <message>
        <source>Loss on images that are not used for training: on some of them during a run, on all of them at its end.</source>
        <translation>Mất mát trên các ảnh không dùng để huấn luyện: trên một phần trong khi chạy, trên tất cả khi kết thúc.</translation>
    </message>
    <message>
        <source>Measured while dropout is on; the test images are measured without it.</source>
        <translation>Đo khi dropout đang bật; ảnh kiểm tra được đo khi tắt nó.</translation>
    </message>
    <message>
        <source>Share of test images classified correctly: of some of them during a run, of all of them at its end.</source>
        <translation>Tỉ lệ ảnh kiểm tra được phân loại đúng: của một phần trong khi chạy, của tất cả khi kết thúc.</translation>
    </message>
    <message>
        <source>Share of the filters of the selected layer that are labeled edge.</source>
        <translation>Tỉ lệ bộ lọc của lớp được chọn có nhãn cạnh.</translation>
    </message>
    <message>
        <source>Share of the training images of the last 50 steps that are recognized.</source>
        <translation>Tỉ lệ ảnh huấn luyện của 50 bước cuối được nhận đúng.</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis, which makes small improvements late in training visible.</source>
        <translation>Hiện mất mát trên trục log, nhờ đó thấy được các cải thiện nhỏ về cuối huấn luyện.</translation>
    </message>
    <message>
        <source>The planned learning rate of the remaining steps.</source>
        <translation>Tốc độ học dự kiến cho các bước còn lại.</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>các lô</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>cạnh</translation>
    </message>
    <message>
        <source>guessing:</source>
        <translation>đoán mò:</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>mean image:</source>
        <translation>ảnh trung bình:</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>dự kiến</translation>
    </message>
    <message>
        <source>score</source>
        <translation>điểm</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>train</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>used</source>
        <translation>đã dùng</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>Start a new run with the changes</source>
        <translation>Bắt đầu lần chạy mới với thay đổi này</translation>
    </message>
    <message>
        <source>Change the experiment. This can be undone.</source>
        <translation>Sửa thí nghiệm. Có thể hoàn tác.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Ghi nhận</translation>
    </message>
    <message>
        <source>Show the last good state (step %1)</source>
        <translation>Xem trạng thái tốt cuối cùng (bước %1)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Show other notices</source>
        <translation>Hiện các ghi nhận khác</translation>
    </message>
    <message>
        <source>Show where this can be seen</source>
        <translation>Đến nơi có thể thấy điều đó</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Huấn luyện lại</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>&lt;b&gt;σ %1&lt;/b&gt; · limit %2</source>
        <translation>&lt;b&gt;σ %1&lt;/b&gt; · giới hạn %2</translation>
    </message>
    <message>
        <source>&lt;b&gt;σ %1&lt;/b&gt; · limit %2 · %3 × Keras</source>
        <translation>&lt;b&gt;σ %1&lt;/b&gt; · giới hạn %2 · %3 × Keras</translation>
    </message>
    <message>
        <source>bias 0</source>
        <translation>bias 0</translation>
    </message>
    <message>
        <source>bias uniform in ±1/√fan_in = ±%1</source>
        <translation>bias đều trong ±1/√fan_in = ±%1</translation>
    </message>
</context>
<context>
    <name>LsuvPage</name>
    <message>
        <source>The output of %1 has σ %2; its weight will be divided by that.</source>
        <translation>Đầu ra của %1 có σ %2; trọng số của nó sẽ được chia cho số đó.</translation>
    </message>
    <message>
        <source>The output of %1 has σ %2, close enough to 1. Measure the next layer.</source>
        <translation>Đầu ra của %1 có σ %2, đủ gần 1. Hãy đo tầng kế tiếp.</translation>
    </message>
    <message>
        <source>The output of %1 has σ %2, close enough to 1. All layers are calibrated.</source>
        <translation>Đầu ra của %1 có σ %2, đủ gần 1. Mọi tầng đã được hiệu chỉnh.</translation>
    </message>
    <message>
        <source>0: as drawn, orthonormal</source>
        <translation>0: như lúc lấy mẫu, trực chuẩn</translation>
    </message>
    <message>
        <source>Back to the orthonormal draw</source>
        <translation>Về mẫu trực chuẩn</translation>
    </message>
    <message>
        <source>Calibrate all layers</source>
        <translation>Hiệu chỉnh mọi tầng</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>Số lần chia</translation>
    </message>
    <message>
        <source>Done when within 0.1 of 1</source>
        <translation>Xong khi cách 1 không quá 0.1</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>Từ đầu</translation>
    </message>
    <message>
        <source>LSUV needs no theory: draw orthonormal weights, send images through, divide the weights by the σ of the output until it is 1, then continue with the next layer.</source>
        <translation>LSUV không cần lý thuyết: lấy mẫu trọng số trực chuẩn, cho ảnh đi qua, chia trọng số cho σ của đầu ra đến khi nó bằng 1, rồi sang tầng kế tiếp.</translation>
    </message>
    <message>
        <source>Measure, or divide and measure again</source>
        <translation>Đo, hoặc chia một lần rồi đo lại</translation>
    </message>
    <message>
        <source>Measuring every layer…</source>
        <translation>Đang đo từng tầng…</translation>
    </message>
    <message>
        <source>Mishkin &amp; Matas 2016, algorithm 1.</source>
        <translation>Mishkin &amp; Matas 2016, thuật toán 1.</translation>
    </message>
    <message>
        <source>Output of the layers, measurement by measurement</source>
        <translation>Đầu ra của các tầng, từng lần đo</translation>
    </message>
    <message>
        <source>Press Step to measure the first layer.</source>
        <translation>Nhấn Bước để đo tầng đầu tiên.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Đến cuối</translation>
    </message>
    <message>
        <source>division</source>
        <translation>lần chia</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>measurement</source>
        <translation>lần đo</translation>
    </message>
    <message>
        <source>weight ÷</source>
        <translation>trọng số ÷</translation>
    </message>
    <message>
        <source>σ of output</source>
        <translation>σ đầu ra</translation>
    </message>
    <message>
        <source>σ of the output before</source>
        <translation>σ đầu ra trước đó</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop to open %1</source>
        <translation>Thả để mở %1</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Factor %1, %2 layers: gradient ×%3, %4</source>
        <translation>Hệ số %1, %2 tầng: gradient ×%3, %4</translation>
    </message>
    <message>
        <source>Factor %1, %2 layers: signal ×%3, %4</source>
        <translation>Hệ số %1, %2 tầng: tín hiệu ×%3, %4</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>bùng nổ</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>giữ được</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>số tầng</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>tiêu biến</translation>
    </message>
    <message>
        <source>variance factor</source>
        <translation>hệ số phương sai</translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>%1 entries: %2 weights, %3 repeats, %4 zeros</source>
        <translation>%1 phần tử: %2 trọng số, %3 lặp lại, %4 số 0</translation>
    </message>
    <message>
        <source>%1 outputs × %2 inputs</source>
        <translation>%1 đầu ra × %2 đầu vào</translation>
    </message>
    <message numerus="yes">
        <source>%n weight(s)</source>
        <translation>
            <numerusform>%n trọng số</numerusform>
        </translation>
    </message>
    <message>
        <source>One row per output, one column per input; equal weights have equal colors</source>
        <translation>Mỗi đầu ra một hàng, mỗi đầu vào một cột; trọng số bằng nhau cùng màu</translation>
    </message>
    <message>
        <source>Matrix of the %1 layer</source>
        <translation>Ma trận của tầng %1</translation>
    </message>
</context>
<context>
    <name>MeanPage</name>
    <message>
        <source>Mean of the input</source>
        <translation>Trung bình đầu vào</translation>
    </message>
    <message>
        <source>Mean of the weights</source>
        <translation>Trung bình trọng số</translation>
    </message>
    <message>
        <source>Which mean</source>
        <translation>Trung bình nào</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About guitrainer</source>
        <translation>&amp;Giới thiệu guitrainer</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Toàn màn hình</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>Tốc độ tối &amp;đa</translation>
    </message>
    <message>
        <source>&amp;Guided tour</source>
        <translation>&amp;Tham quan có hướng dẫn</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Ngôn ngữ</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Lớn hơn</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>&amp;New seed</source>
        <translation>Hạt giống &amp;mới</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>Phòng &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Open experiment…</source>
        <translation>&amp;Mở thí nghiệm…</translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation>Chế độ trình &amp;bày</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>Phòng t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>T&amp;hoát</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Đặt &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>Các &amp;phòng</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Chạy</translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation>&amp;Lưu thí nghiệm</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Nhỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Ten minutes with guitrainer</source>
        <translation>&amp;Mười phút với guitrainer</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Giao diện</translation>
    </message>
    <message>
        <source>&amp;Train or pause</source>
        <translation>&amp;Huấn luyện hoặc tạm dừng</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>&amp;Bình thường</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>Open &amp;network…</source>
        <translation>Mở m&amp;ạng…</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>&amp;Cỡ chữ</translation>
    </message>
    <message>
        <source>Train f&amp;urther…</source>
        <translation>Huấn luyện t&amp;iếp…</translation>
    </message>
    <message>
        <source>Use &amp;system setting</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <source>Back to li&amp;ve</source>
        <translation>Về &amp;trực tiếp</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Chép thành lệ&amp;nh</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>&amp;Nhanh hơn</translation>
    </message>
    <message>
        <source>New from &amp;preset</source>
        <translation>Mới từ mẫ&amp;u có sẵn</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>Một &amp;bước</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>Mở thư mục &amp;nhật ký</translation>
    </message>
    <message>
        <source>Open &amp;run folder…</source>
        <translation>Mở thư mục lần &amp;chạy…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>Mở &amp;gần đây</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>T&amp;ùy chọn…</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>&amp;Chậm hơn</translation>
    </message>
    <message>
        <source>Save experiment &amp;as…</source>
        <translation>Lưu thí nghiệm &amp;thành…</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Dừng</translation>
    </message>
</context>
<context>
    <name>MistakesPanel</name>
    <message>
        <source>%1 of %2 correct</source>
        <translation>đúng %1 trên %2</translation>
    </message>
    <message>
        <source>Run the network on all test images now.</source>
        <translation>Chạy mạng ngay trên mọi ảnh kiểm tra.</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>Click a cell of the matrix to see its images.</source>
        <translation>Nhấn vào một ô của ma trận để xem ảnh của nó.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Ma trận nhầm lẫn</translation>
    </message>
    <message>
        <source>Misclassified images will appear here.</source>
        <translation>Các ảnh bị nhận sai sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Images of the selected cell of the matrix</source>
        <translation>Ảnh của ô đang chọn trong ma trận</translation>
    </message>
    <message>
        <source>Images shown</source>
        <translation>Ảnh đang hiện</translation>
    </message>
    <message>
        <source>Images whose two most probable classes are closest</source>
        <translation>Ảnh có hai lớp khả dĩ nhất gần nhau nhất</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>Sai số lớn nhất</translation>
    </message>
    <message>
        <source>Mean of %2 images: %1</source>
        <translation>Trung bình của %2 ảnh: %1</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Các lỗi</translation>
    </message>
    <message>
        <source>Mistakes where the true class got the lowest probability</source>
        <translation>Lỗi mà lớp đúng nhận xác suất thấp nhất</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Không có lỗi.</translation>
    </message>
    <message>
        <source>Press Refresh or Pause to see the network&apos;s current mistakes.</source>
        <translation>Nhấn Làm mới hoặc Tạm dừng để xem lỗi hiện tại của mạng.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Test image %1 is %2; the network predicts %3 with probability %4. Click to look at it.</source>
        <translation>Ảnh kiểm tra %1 là %2; mạng dự đoán %3 với xác suất %4. Nhấn để xem.</translation>
    </message>
    <message>
        <source>Test image %1: mean squared error %2. Click to look at it.</source>
        <translation>Ảnh kiểm tra %1: sai số bình phương trung bình %2. Bấm để xem.</translation>
    </message>
    <message>
        <source>The images with the largest errors will appear here.</source>
        <translation>Các ảnh có sai số lớn nhất sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>The mean squared error of the reconstruction is largest.</source>
        <translation>Sai số bình phương trung bình của ảnh tái tạo là lớn nhất.</translation>
    </message>
    <message>
        <source>The true class got the lowest probability.</source>
        <translation>Lớp đúng nhận xác suất thấp nhất.</translation>
    </message>
    <message>
        <source>The two most probable classes are closest.</source>
        <translation>Hai lớp khả dĩ nhất gần nhau nhất.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Chưa chắc</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Sai</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>đang tính…</translation>
    </message>
</context>
<context>
    <name>NetworkEditor</name>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation>
            <numerusform>%n tham số</numerusform>
        </translation>
    </message>
    <message>
        <source>A network can have %1 to %2 layers.</source>
        <translation>Một mạng có từ %1 đến %2 tầng.</translation>
    </message>
    <message>
        <source>Adds a layer after the expanded one, or before the last layer if none is expanded.</source>
        <translation>Thêm tầng sau tầng đang mở, hoặc trước tầng cuối nếu không có tầng nào mở.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Thêm %1</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>Thêm tầng</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>Nhân đôi %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Chuyển %1</translation>
    </message>
    <message>
        <source>Trained numbers: weights and biases.</source>
        <translation>Các số được huấn luyện: trọng số và bias.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Bỏ %1</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>%1 was not opened, because you did something else in the meantime.</source>
        <translation>Chưa mở %1, vì trong lúc đó bạn đã làm việc khác.</translation>
    </message>
</context>
<context>
    <name>OptionFields</name>
    <message>
        <source>Weights from a file</source>
        <translation>Trọng số từ tệp</translation>
    </message>
    <message>
        <source>in the experiment</source>
        <translation>trong thí nghiệm</translation>
    </message>
    <message>
        <source>own (%1)</source>
        <translation>riêng (%1)</translation>
    </message>
</context>
<context>
    <name>Overlaying</name>
    <message>
        <source>%1, %2 seeds</source>
        <translation>%1, %2 hạt giống</translation>
    </message>
    <message numerus="yes">
        <source>At most %n run(s) can be shown in different colors</source>
        <translation>
            <numerusform>chỉ hiện được tối đa %n lần chạy với màu khác nhau</numerusform>
        </translation>
    </message>
    <message>
        <source>No other run differs from this one only in its seed.</source>
        <translation>Không có lần chạy nào khác chỉ khác lần này ở hạt giống.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Filters of the layer</source>
        <translation>Bộ lọc của tầng</translation>
    </message>
    <message>
        <source>No filters here; click a convolution</source>
        <translation>Ở đây không có bộ lọc; hãy nhấn một tầng tích chập</translation>
    </message>
    <message>
        <source>Show the filters of this layer</source>
        <translation>Hiện bộ lọc của tầng này</translation>
    </message>
    <message>
        <source>Textbook</source>
        <translation>Sách giáo khoa</translation>
    </message>
    <message>
        <source>The textbook filter</source>
        <translation>Bộ lọc sách giáo khoa</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>or your network:</source>
        <translation>hoặc mạng của bạn:</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Not measured yet</source>
        <translation>Chưa đo</translation>
    </message>
    <message>
        <source>Nothing has been measured</source>
        <translation>Không đo được gì</translation>
    </message>
    <message>
        <source>Train to draw this curve</source>
        <translation>Huấn luyện để vẽ đường cong này</translation>
    </message>
</context>
<context>
    <name>Painter</name>
    <message>
        <source>Set all cells to 0</source>
        <translation>Mọi ô về 0</translation>
    </message>
    <message>
        <source>Black −1</source>
        <translation>Đen −1</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Cọ</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Click or drag to paint, or type numbers</source>
        <translation>Nhấn hoặc kéo để vẽ, hoặc gõ số</translation>
    </message>
    <message>
        <source>Click or drag to paint. Press Enter or a digit to type a value.</source>
        <translation>Nhấn hoặc kéo để vẽ. Nhấn Enter hoặc chữ số để gõ giá trị.</translation>
    </message>
    <message>
        <source>Gray 0</source>
        <translation>Xám 0</translation>
    </message>
    <message>
        <source>Keep as a tile</source>
        <translation>Giữ làm ô</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Lật gương</translation>
    </message>
    <message>
        <source>Paint your own</source>
        <translation>Tự vẽ</translation>
    </message>
    <message>
        <source>Painted filter</source>
        <translation>Bộ lọc đã vẽ</translation>
    </message>
    <message>
        <source>Add it to the available filters</source>
        <translation>Thêm vào các bộ lọc sẵn có</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Rotate by 90° clockwise</source>
        <translation>Xoay 90° sang phải</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Đổi trái và phải</translation>
    </message>
    <message>
        <source>White +1</source>
        <translation>Trắng +1</translation>
    </message>
</context>
<context>
    <name>PatchPicture</name>
    <message>
        <source>Click, drag or use the arrow keys to choose another patch</source>
        <translation>Nhấn, kéo hoặc dùng phím mũi tên để lấy mảnh khác</translation>
    </message>
    <message>
        <source>The patch of the image</source>
        <translation>Mảnh của ảnh</translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>Changes apply to the next run.</source>
        <translation>Thay đổi áp dụng cho lần chạy sau.</translation>
    </message>
    <message>
        <source>End this run and train the experiment as it is now</source>
        <translation>Kết thúc lần chạy này và huấn luyện thí nghiệm như hiện tại</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Bắt đầu lại</translation>
    </message>
</context>
<context>
    <name>PlacingCard</name>
    <message>
        <source>Currently %1 uses “%2” and is frozen.</source>
        <translation>Hiện tại %1 dùng “%2” và bị đóng băng.</translation>
    </message>
    <message>
        <source>Currently %1 starts from “%2” and is trained.</source>
        <translation>Hiện tại %1 bắt đầu từ “%2” và được huấn luyện.</translation>
    </message>
    <message>
        <source>Done. Train to see how well they do, or undo the change.</source>
        <translation>Xong. Hãy huấn luyện để xem chúng ra sao, hoặc hoàn tác thay đổi.</translation>
    </message>
    <message>
        <source>Filter %1 is now the painted filter. You can undo this.</source>
        <translation>Bộ lọc %1 giờ là bộ lọc đã vẽ. Có thể hoàn tác.</translation>
    </message>
    <message>
        <source>Filter to replace</source>
        <translation>Bộ lọc cần thay</translation>
    </message>
    <message>
        <source>Hand-made filters</source>
        <translation>Bộ lọc làm bằng tay</translation>
    </message>
    <message>
        <source>Use in the network</source>
        <translation>Dùng trong mạng</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Every filter is scaled to length 1, like those of the bank</source>
        <translation>Mỗi bộ lọc được co về độ dài 1, như trong bộ có sẵn</translation>
    </message>
    <message>
        <source>If there are fewer filters than the layer has, they are repeated</source>
        <translation>Nếu ít hơn số của tầng thì chúng lặp lại</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>Painted filter as</source>
        <translation>Bộ lọc đã vẽ làm</translation>
    </message>
    <message>
        <source>Put the painted filter into %1 as %2</source>
        <translation>Đặt bộ lọc đã vẽ vào %1 làm %2</translation>
    </message>
    <message>
        <source>Scaled to the mean norm of the drawn filters</source>
        <translation>Co về chuẩn trung bình của các bộ lọc lấy mẫu</translation>
    </message>
    <message>
        <source>The experiment has changed in the meantime; please try again.</source>
        <translation>Thí nghiệm đã thay đổi trong lúc đó: hãy thử lại.</translation>
    </message>
    <message>
        <source>The filters of %1 are %2; its kernel size will change to that of the new filters, %3.</source>
        <translation>%1 hiện có %2: nó sẽ lấy kích thước của bộ lọc mới, %3.</translation>
    </message>
    <message>
        <source>The layer is</source>
        <translation>Tầng này</translation>
    </message>
    <message>
        <source>The values stay as they are</source>
        <translation>Các giá trị giữ nguyên</translation>
    </message>
    <message numerus="yes">
        <source>Use the %n selected filter(s) for %1</source>
        <translation>
            <numerusform>Dùng %n bộ lọc đã chọn cho %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The other filters stay as drawn</source>
        <translation>Các bộ lọc khác giữ như lúc lấy mẫu</translation>
    </message>
    <message>
        <source>The weights of this layer stay fixed; the layers after it learn</source>
        <translation>Trọng số của tầng này cố định; các tầng sau học</translation>
    </message>
    <message>
        <source>This network has no convolution. Add one in the Train room.</source>
        <translation>Mạng này không có tích chập. Hãy thêm một tầng ở phòng Huấn luyện.</translation>
    </message>
    <message>
        <source>Training continues from these filters</source>
        <translation>Huấn luyện tiếp tục từ các bộ lọc này</translation>
    </message>
    <message>
        <source>Use the whole bank for %1</source>
        <translation>Dùng cả bộ cho %1</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>như lấy mẫu</translation>
    </message>
    <message>
        <source>as painted</source>
        <translation>như đã vẽ</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>bộ lọc %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>đóng băng</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>huấn luyện được</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>%1 = %2 trials. The time is known after the first few trials.</source>
        <translation>%1 = %2 lần thử. Thời gian sẽ biết được sau vài lần thử đầu.</translation>
    </message>
    <message numerus="yes">
        <source>%n fold(s)</source>
        <translation>
            <numerusform>%n phần</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n hạt giống</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n cấu hình</numerusform>
        </translation>
    </message>
    <message>
        <source>And vary</source>
        <translation>Và thay đổi</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Sao chép thành lệnh</translation>
    </message>
    <message>
        <source>Copy the command that computes this sweep in a terminal</source>
        <translation>Sao chép lệnh tính lượt quét này trong terminal</translation>
    </message>
    <message>
        <source>Cross-validation: the training images are divided into folds, and each fold is the test set once</source>
        <translation>Kiểm định chéo: ảnh huấn luyện được chia thành các phần, mỗi phần làm tập kiểm tra một lần</translation>
    </message>
    <message>
        <source>First axis</source>
        <translation>Trục thứ nhất</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Giá trị thứ nhất</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Số phần</translation>
    </message>
    <message>
        <source>Keep every run</source>
        <translation>Giữ mọi lần chạy</translation>
    </message>
    <message>
        <source>Keep the run folders, to open any run on the stage; this takes more disk</source>
        <translation>Giữ thư mục các lần chạy để hiển thị lần bất kỳ; tốn thêm đĩa</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Chỉ số</translation>
    </message>
    <message>
        <source>Metric of the plan</source>
        <translation>Chỉ số của kế hoạch</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Lượt quét mới</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>Không gì khác</translation>
    </message>
    <message>
        <source>Number of seeds: how often every setting is repeated</source>
        <translation>Số hạt giống: mỗi cấu hình được lặp lại bao nhiêu lần</translation>
    </message>
    <message>
        <source>Second axis</source>
        <translation>Trục thứ hai</translation>
    </message>
    <message>
        <source>Second values</source>
        <translation>Giá trị thứ hai</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Start the sweep</source>
        <translation>Bắt đầu quét</translation>
    </message>
    <message>
        <source>Train the experiment with many settings, each with several seeds.</source>
        <translation>Huấn luyện thí nghiệm với nhiều cấu hình, mỗi cấu hình với vài hạt giống.</translation>
    </message>
    <message>
        <source>Values separated by commas, or a range: LOW..HIGH:N, with :log at the end for equal ratios, as in 0.001..1:7:log</source>
        <translation>Các giá trị cách nhau bằng dấu phẩy, hoặc một khoảng: LOW..HIGH:N, thêm :log ở cuối cho tỉ lệ đều, như 0.001..1:7:log</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>What decides which setting is the best; it can be changed later</source>
        <translation>Điều quyết định cấu hình nào tốt nhất; có thể đổi sau</translation>
    </message>
    <message>
        <source>What varies between the settings</source>
        <translation>Điều thay đổi giữa các cấu hình</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>How fast the window slides when playing</source>
        <translation>Cửa sổ tự trượt nhanh đến đâu</translation>
    </message>
    <message>
        <source>Play: slide the window automatically (Space)</source>
        <translation>Chạy: cửa sổ tự trượt (phím cách)</translation>
    </message>
    <message>
        <source>One position back (←)</source>
        <translation>Lùi một vị trí (←)</translation>
    </message>
    <message>
        <source>One position forward (→)</source>
        <translation>Tiến một vị trí (→)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Position of the window</source>
        <translation>Vị trí cửa sổ</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Trượt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Position of the window; the output is filled row by row</source>
        <translation>Vị trí cửa sổ; đầu ra được lấp từng hàng</translation>
    </message>
    <message>
        <source>position %1 of %2</source>
        <translation>vị trí %1 trên %2</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Use system setting</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Chọn thư mục khác</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Each run is saved in its own folder there.</source>
        <translation>Mỗi lần chạy được giữ trong một thư mục riêng ở đó.</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>Thư mục cho các lần chạy</translation>
    </message>
    <message>
        <source>Number of training threads, from the next run on. Results do not depend on it.</source>
        <translation>Số luồng huấn luyện, từ lần chạy sau. Kết quả không phụ thuộc vào đó.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Luồng</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>%1 times the weight in row %2, column %3: %4 = &lt;b&gt;%5&lt;/b&gt;.&lt;br&gt;</source>
        <translation>%1 nhân trọng số hàng %2, cột %3: %4 = &lt;b&gt;%5&lt;/b&gt;.&lt;br&gt;</translation>
    </message>
    <message>
        <source>A zero from the padding</source>
        <translation>Một số 0 của phần đệm</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Mọi tích</translation>
    </message>
    <message>
        <source>Back to the sum</source>
        <translation>Về lại tổng</translation>
    </message>
    <message>
        <source>It is one of %1 products that add up to %2. The same weight is used at all %3 positions: it is shared.</source>
        <translation>Đây là một trong %1 tích cộng lại bằng %2. Cùng trọng số đó được dùng ở cả %3 vị trí: nó dùng chung.</translation>
    </message>
    <message>
        <source>The input in row %1, column %2</source>
        <translation>Đầu vào hàng %1, cột %2</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>kênh %1</translation>
    </message>
    <message>
        <source>position (%1, %2)</source>
        <translation>vị trí (%1, %2)</translation>
    </message>
    <message>
        <source>product (%1, %2)</source>
        <translation>tích (%1, %2)</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Thư mục</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có.
Bạn có muốn thay nó không?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Tìm trong:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục &amp;mới</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổi &amp;tên</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>&apos;%1&apos; được bảo vệ chống ghi.
Bạn vẫn muốn xóa nó?</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Bạn có chắc muốn xóa &apos;%1&apos;?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang dạng chi tiết</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Chuyển sang dạng danh sách</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Không thể xóa thư mục.</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo một thư mục mới</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Dạng chi tiết</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Loại &amp;tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tiến</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Lùi lại</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Tiến tới</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Đến thư mục cha</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Dạng danh sách</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Danh sách nơi chốn và dấu trang</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi gần đây</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Hiện tệp ẩ&amp;n</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Thanh bên</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 byte</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Invalid filename</source>
        <translation>Tên tệp không hợp lệ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kiểu</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation>Ẩn chi tiết…</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Hiện chi tiết…</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Hủy bỏ</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Không lưu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>Khôn&amp;g với tất cả</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Khôi phục mặc định</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Có với &amp;tất cả</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Chép &amp;liên kết</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>RaceButton</name>
    <message>
        <source>Other schemes</source>
        <translation>Các quy tắc khác</translation>
    </message>
    <message>
        <source>Other standard deviations</source>
        <translation>Các độ lệch chuẩn khác</translation>
    </message>
    <message>
        <source>Race this against…</source>
        <translation>Đua với…</translation>
    </message>
    <message>
        <source>Train this initializer and others in lockstep, in the Race room</source>
        <translation>Huấn luyện bộ khởi tạo này và các bộ khác cùng từng bước, trong phòng Cuộc đua</translation>
    </message>
    <message>
        <source>current</source>
        <translation>hiện tại</translation>
    </message>
</context>
<context>
    <name>RaceCurves</name>
    <message>
        <source>A line for each contestant; with several seeds, their mean, and a band from the lowest to the highest.</source>
        <translation>Mỗi bên đua một đường; với nhiều hạt giống là trung bình và dải từ thấp nhất đến cao nhất.</translation>
    </message>
</context>
<context>
    <name>RaceRoom</name>
    <message>
        <source>Choose two to eight contestants and press Start the race: all of them train the experiment of the Train room, each with its own settings.</source>
        <translation>Chọn hai đến tám bên đua rồi bấm Bắt đầu đua: tất cả huấn luyện thí nghiệm của phòng Huấn luyện, mỗi bên với thiết lập riêng.</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Sao chép thành lệnh</translation>
    </message>
    <message>
        <source>Copy the command that repeats the race</source>
        <translation>Sao chép lệnh lặp lại cuộc đua</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>Đường cong…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Filters of all contestants…</source>
        <translation>Bộ lọc của mọi bên đua…</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Layer whose filters are shown</source>
        <translation>Tầng có bộ lọc được hiện</translation>
    </message>
    <message>
        <source>No preset is close to this experiment; save it to repeat it from a file.</source>
        <translation>Không mẫu có sẵn nào gần thí nghiệm này; hãy lưu nó để lặp lại từ tệp.</translation>
    </message>
    <message>
        <source>No race yet</source>
        <translation>Chưa có cuộc đua</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Ảnh (*.png)</translation>
    </message>
    <message>
        <source>Pictures and numbers (*.png *.svg *.pdf *.csv)</source>
        <translation>Ảnh và số (*.png *.svg *.pdf *.csv)</translation>
    </message>
    <message>
        <source>Press Start the race to race again.</source>
        <translation>Nhấn Bắt đầu đua để đua lại.</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Cuộc đua</translation>
    </message>
    <message>
        <source>Save pictures or numbers</source>
        <translation>Lưu ảnh hoặc số</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Seed whose filters are shown</source>
        <translation>Hạt giống có bộ lọc được hiện</translation>
    </message>
    <message>
        <source>Step of all contestants</source>
        <translation>Bước của mọi bên đua</translation>
    </message>
    <message>
        <source>The contestants train in lockstep, on the same images in the same order, from the same seed. They differ only in their settings.</source>
        <translation>Các bên đua được huấn luyện cùng từng bước, trên cùng ảnh, cùng thứ tự, cùng hạt giống. Chỉ thiết lập của chúng là khác.</translation>
    </message>
    <message>
        <source>The race did not start</source>
        <translation>Cuộc đua không bắt đầu</translation>
    </message>
    <message>
        <source>The race was stopped before its first step</source>
        <translation>Cuộc đua bị dừng trước bước đầu tiên</translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Drag, or use the arrow keys. This also changes the current run.</source>
        <translation>Kéo hoặc dùng phím mũi tên. Cũng tác động đến lần chạy đang diễn ra.</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Đang đọc %1…</translation>
    </message>
</context>
<context>
    <name>ReconstructionRow</name>
    <message>
        <source>Difference</source>
        <translation>Hiệu</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Mean of the squared differences over all pixels, as in the loss. All three pictures have one scale, with 0 in the middle. Dropout is off, as in testing.</source>
        <translation>Trung bình bình phương hiệu trên mọi điểm ảnh, như trong mất mát. Cả ba hình dùng chung một thang, số 0 ở giữa. Dropout tắt, như khi kiểm tra.</translation>
    </message>
    <message>
        <source>Mean squared error %1</source>
        <translation>Sai số bình phương trung bình %1</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Output minus input; gray is 0.</source>
        <translation>Đầu ra trừ đầu vào; màu xám là 0.</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Tái tạo</translation>
    </message>
    <message>
        <source>The image after preprocessing, as the first layer sees it.</source>
        <translation>Ảnh sau tiền xử lý, như tầng đầu tiên nhìn thấy.</translation>
    </message>
    <message>
        <source>The output of the last layer: the reconstruction.</source>
        <translation>Đầu ra của tầng cuối: ảnh tái tạo.</translation>
    </message>
</context>
<context>
    <name>RecoveredDialog</name>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Unsaved edits were restored</source>
        <translation>Đã khôi phục các sửa đổi chưa lưu</translation>
    </message>
    <message>
        <source>guitrainer was closed before the changes to %1 were saved. They have been restored.</source>
        <translation>guitrainer đã kết thúc trước khi các thay đổi của %1 được lưu. Chúng đã được khôi phục.</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Tích chập</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Hand-made</source>
        <translation>Làm bằng tay</translation>
    </message>
    <message>
        <source>Initializers</source>
        <translation>Khởi tạo</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Dự đoán</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Cuộc đua</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Các phòng</translation>
    </message>
    <message>
        <source>Shared weights</source>
        <translation>Trọng số dùng chung</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Quét</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Phương sai</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Compare its filters with those on stage</source>
        <translation>So sánh bộ lọc của nó với bộ lọc đang hiện</translation>
    </message>
    <message>
        <source>Continue where it stopped</source>
        <translation>Chạy tiếp từ chỗ đã dừng</translation>
    </message>
    <message>
        <source>Delete it from disk</source>
        <translation>Xóa khỏi đĩa</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Xóa…</translation>
    </message>
    <message>
        <source>Draw the runs that differ from this one only in their seeds as a band</source>
        <translation>Vẽ các lần chạy chỉ khác lần này ở hạt giống thành một dải</translation>
    </message>
    <message>
        <source>Name this run, or remove its name</source>
        <translation>Đặt tên riêng cho lần chạy này, hoặc bỏ tên đó</translation>
    </message>
    <message>
        <source>Show all seeds</source>
        <translation>Hiện mọi hạt giống</translation>
    </message>
    <message>
        <source>Show this run on the stage, or this sweep in its room (Enter)</source>
        <translation>Hiện lần chạy này trên sân khấu, hoặc lượt quét này trong phòng của nó (Enter)</translation>
    </message>
    <message>
        <source>Write a note about this run</source>
        <translation>Viết ghi chú về lần chạy này</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Chạy tiếp</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Show its files</source>
        <translation>Hiện các tệp của nó</translation>
    </message>
    <message>
        <source>Train further…</source>
        <translation>Huấn luyện tiếp…</translation>
    </message>
    <message>
        <source>Train this run for more steps than planned</source>
        <translation>Huấn luyện lần chạy này thêm bước so với dự định</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Viết ghi chú</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Return to the same initial weights (Ctrl+R)</source>
        <translation>Về lại cùng trọng số ban đầu (Ctrl+R)</translation>
    </message>
    <message>
        <source>Draw new initial weights with the next seed (Ctrl+N)</source>
        <translation>Lấy trọng số ban đầu khác: hạt giống kế tiếp (Ctrl+N)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>A built-in experiment</source>
        <translation>Thí nghiệm đi kèm chương trình</translation>
    </message>
    <message>
        <source>Make one step (.)</source>
        <translation>Đi một bước (.)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Mẫu có sẵn</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Save pictures, weights, plots (Ctrl+E)</source>
        <translation>Lưu ảnh, trọng số, đồ thị (Ctrl+E)</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Hạt giống %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>Train or pause (Space)</source>
        <translation>Huấn luyện hoặc tạm dừng (phím cách)</translation>
    </message>
</context>
<context>
    <name>RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Tiến độ lần chạy</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>; left files guitrainer did not create: %1</source>
        <translation>; giữ lại các tệp không do guitrainer tạo: %1</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>Đã xóa %1</translation>
    </message>
</context>
<context>
    <name>RunSide</name>
    <message>
        <source>%1 edges</source>
        <translation>%1 cạnh</translation>
    </message>
    <message>
        <source>%1 seeds, at the ends of their runs</source>
        <translation>%1 hạt giống, lúc kết thúc</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Bộ lọc của %1</translation>
    </message>
    <message>
        <source>This run has no convolution with that name.</source>
        <translation>Lần chạy này không có tầng tích chập nào tên đó.</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>độ chính xác %1</translation>
    </message>
    <message>
        <source>accuracy %1 on %2 images</source>
        <translation>độ chính xác %1 trên %2 ảnh</translation>
    </message>
    <message>
        <source>accuracy %1 to %2</source>
        <translation>độ chính xác %1 đến %2</translation>
    </message>
    <message>
        <source>edges %1 to %2</source>
        <translation>cạnh %1 đến %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>điểm %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>bước %1</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message numerus="yes">
        <source>Also show runs that were stopped after %n step(s) or fewer</source>
        <translation>
            <numerusform>Hiện cả những lần chạy đã dừng sau %n bước hoặc ít hơn</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Lọc các lần chạy</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>More: resume, rename, write a note, delete, columns</source>
        <translation>Thêm: tiếp tục, đổi tên, ghi chú, xóa, cột</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Không có lần chạy nào khớp với bộ lọc.</translation>
    </message>
    <message>
        <source>No runs yet. Press Train; every run is saved here.</source>
        <translation>Chưa có lần chạy nào. Nhấn Huấn luyện: mọi lần chạy được giữ ở đây.</translation>
    </message>
    <message>
        <source>Short runs</source>
        <translation>Lần chạy ngắn</translation>
    </message>
    <message>
        <source>Show runs in which all of these words occur, in any column</source>
        <translation>Hiện những lần chạy có tất cả các từ này, ở bất kỳ cột nào</translation>
    </message>
    <message>
        <source>The curves of a sweep are in the Sweep room.</source>
        <translation>Các đường cong của lượt quét nằm trong phòng Quét.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Các lần chạy</translation>
    </message>
</context>
<context>
    <name>SaliencyRow</name>
    <message>
        <source>Derivative of the output for the predicted class with respect to every pixel: where a small change of the image would change it most.</source>
        <translation>Đạo hàm của đầu ra cho lớp được dự đoán theo từng điểm ảnh: nơi một thay đổi nhỏ của ảnh làm nó thay đổi nhiều nhất.</translation>
    </message>
    <message>
        <source>Feature maps of the last layer that has any, weighted by the mean of their gradients: where the evidence for the predicted class is (Selvaraju et al. 2017).</source>
        <translation>Bản đồ đặc trưng của tầng cuối cùng có chúng, được nhân với trung bình gradient của chúng: nơi có bằng chứng cho lớp được dự đoán (Selvaraju và cộng sự 2017).</translation>
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
        <translation>Gradient</translation>
    </message>
    <message>
        <source>The gradient of the predicted class with respect to the pixels, and Grad-CAM</source>
        <translation>Gradient của lớp được dự đoán theo các điểm ảnh, và Grad-CAM</translation>
    </message>
    <message>
        <source>What the prediction depends on</source>
        <translation>Dự đoán phụ thuộc vào đâu</translation>
    </message>
    <message>
        <source>gradient of %1</source>
        <translation>gradient của %1</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>The input of this layer is not known: it comes after %1, whose outputs are not recorded. The X picture can be shown instead.</source>
        <translation>Không biết đầu vào của tầng này: nó đứng sau %1, mà đầu ra của tầng đó không được ghi. Có thể hiện ảnh X thay vào đó.</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>bộ lọc %1</translation>
    </message>
    <message>
        <source>filter of the example</source>
        <translation>bộ lọc của ví dụ</translation>
    </message>
    <message>
        <source>textbook filter</source>
        <translation>bộ lọc sách giáo khoa</translation>
    </message>
</context>
<context>
    <name>SchemeBox</name>
    <message>
        <source>Scheme</source>
        <translation>Quy tắc</translation>
    </message>
</context>
<context>
    <name>SchemeTable</name>
    <message>
        <source>As a multiple of the σ of this layer&apos;s own scheme</source>
        <translation>Gấp bao nhiêu lần σ theo quy tắc của chính tầng này</translation>
    </message>
    <message>
        <source>Largest weight that can be drawn</source>
        <translation>Trọng số lớn nhất có thể lấy</translation>
    </message>
    <message>
        <source>On its torch backend, Keras does not keep the limit exactly: %1 elements in a million exceed it.</source>
        <translation>Với backend torch, Keras không giữ đúng giới hạn: cứ một triệu phần tử thì %1 vượt quá.</translation>
    </message>
    <message>
        <source>Schemes for this layer</source>
        <translation>Các quy tắc cho tầng này</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Độ lệch chuẩn của trọng số</translation>
    </message>
    <message>
        <source>The density, all on one scale</source>
        <translation>Mật độ, cùng một tỉ lệ</translation>
    </message>
    <message>
        <source>Truncated at ±%1 σ, a normal distribution keeps %2 of its σ. Keras&apos; he_normal corrects for that: to get σ %3, it draws with %4 and truncates. Its plain TruncatedNormal does not: %5 comes out as %6. PyTorch&apos;s trunc_normal_ takes absolute bounds, not multiples of σ.</source>
        <translation>Cắt ở ±%1 σ, phân phối chuẩn giữ %2 σ của nó. he_normal của Keras hiệu chỉnh điều đó: để được σ %3, nó lấy mẫu với %4 rồi cắt. TruncatedNormal thường thì không: %5 ra thành %6. trunc_normal_ của PyTorch nhận biên tuyệt đối, không phải bội số của σ.</translation>
    </message>
    <message>
        <source>formula of σ²</source>
        <translation>công thức của σ²</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>giới hạn</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>quy tắc</translation>
    </message>
    <message>
        <source>σ ÷ own</source>
        <translation>σ ÷ gốc</translation>
    </message>
</context>
<context>
    <name>SettingCard</name>
    <message>
        <source>Click a cell to see its trials, and the filters that they end with.</source>
        <translation>Nhấp vào một ô để xem các lần thử và bộ lọc ở cuối.</translation>
    </message>
    <message>
        <source>Edit in the Train room</source>
        <translation>Sửa trong phòng Huấn luyện</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Bộ lọc %1</translation>
    </message>
    <message>
        <source>Filters at the end</source>
        <translation>Bộ lọc ở cuối</translation>
    </message>
    <message>
        <source>Filters of the trial at its end</source>
        <translation>Bộ lọc ở cuối lần thử</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Phần</translation>
    </message>
    <message>
        <source>No curve is known.</source>
        <translation>Chưa có đường cong.</translation>
    </message>
    <message>
        <source>No filters are known.</source>
        <translation>Chưa có bộ lọc.</translation>
    </message>
    <message>
        <source>Open on the stage</source>
        <translation>Hiển thị lần chạy</translation>
    </message>
    <message>
        <source>Open the experiment of this trial there; training it gives the same weights</source>
        <translation>Mở thí nghiệm của lần thử này ở đó; huấn luyện cho ra cùng trọng số</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>The run of this trial was not kept. Train it again instead.</source>
        <translation>Lần chạy của lần thử này không được giữ. Hãy huấn luyện lại.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Mất mát huấn luyện</translation>
    </message>
    <message>
        <source>Training loss of the trial</source>
        <translation>Mất mát huấn luyện của lần thử</translation>
    </message>
    <message>
        <source>Trials of this setting</source>
        <translation>Các lần thử của cấu hình này</translation>
    </message>
    <message>
        <source>diverged at step %1</source>
        <translation>phân kỳ ở bước %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>thất bại</translation>
    </message>
    <message>
        <source>running</source>
        <translation>đang chạy</translation>
    </message>
    <message>
        <source>step</source>
        <translation>bước</translation>
    </message>
</context>
<context>
    <name>ShapeField</name>
    <message>
        <source>Height, width, inputs and filters of a convolution, in the order Keras uses; inputs and units of a dense layer. Type any shape to see its numbers.</source>
        <translation>Chiều cao, chiều rộng, đầu vào và bộ lọc của tích chập, theo thứ tự của Keras; đầu vào và nơ-ron của tầng dày đặc. Gõ hình dạng bất kỳ để xem các số của nó.</translation>
    </message>
    <message>
        <source>Shape of the weight</source>
        <translation>Hình dạng của trọng số</translation>
    </message>
</context>
<context>
    <name>SharedTimeline</name>
    <message>
        <source>step %1</source>
        <translation>bước %1</translation>
    </message>
</context>
<context>
    <name>SharingRoom</name>
    <message>
        <source>Every layer that maps an image to an output is a matrix of weights. Point at an entry to see what it connects.</source>
        <translation>Mọi tầng biến ảnh thành đầu ra đều là một ma trận trọng số. Trỏ vào một phần tử để xem nó nối gì.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Nhân</translation>
    </message>
    <message>
        <source>Shared, local or dense</source>
        <translation>Dùng chung, cục bộ hay dày đặc</translation>
    </message>
    <message>
        <source>Size of the filter: how many inputs an output sees</source>
        <translation>Kích thước bộ lọc: một đầu ra thấy bao nhiêu đầu vào</translation>
    </message>
    <message>
        <source>Size of the image; more inputs mean more columns</source>
        <translation>Kích thước ảnh: nhiều đầu vào hơn, nhiều cột hơn</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Tab goes to the next control, arrow keys move inside it.</source>
        <translation>Tab đến điều khiển kế tiếp, phím mũi tên di chuyển bên trong.</translation>
    </message>
</context>
<context>
    <name>SigmaPage</name>
    <message>
        <source>A dense layer with many inputs</source>
        <translation>Tầng dày đặc với nhiều đầu vào</translation>
    </message>
    <message>
        <source>A few units on random inputs of σ 1</source>
        <translation>Vài nơ-ron trên đầu vào ngẫu nhiên có σ 1</translation>
    </message>
    <message>
        <source>By theory, from input of σ 1</source>
        <translation>Theo lý thuyết, với đầu vào có σ 1</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, eq. 10: fan_in · σ² = 1. He et al. 2015, eq. 10: ½ · fan_in · σ² = 1.</source>
        <translation>Glorot &amp; Bengio 2010, pt. 10: fan_in · σ² = 1. He et al. 2015, pt. 10: ½ · fan_in · σ² = 1.</translation>
    </message>
    <message>
        <source>He&apos;s rule. The signal is kept after a ReLU, which halves its power.</source>
        <translation>Quy tắc He. Tín hiệu được giữ sau ReLU, vốn cắt nửa công suất của nó.</translation>
    </message>
    <message>
        <source>He&apos;s variance entered as σ. Hardly anything is left of the signal.</source>
        <translation>Phương sai của He gõ vào chỗ σ. Tín hiệu hầu như không còn gì.</translation>
    </message>
    <message>
        <source>He: σ = √(2 / fan_in)</source>
        <translation>He: σ = √(2 / fan_in)</translation>
    </message>
    <message>
        <source>Inputs of the dense layer</source>
        <translation>Đầu vào của tầng dày đặc</translation>
    </message>
    <message>
        <source>Mistake: σ = 2 / fan_in</source>
        <translation>Sai lầm: σ = 2 / fan_in</translation>
    </message>
    <message>
        <source>Papers state the variance σ²; library functions take the standard deviation σ. If you mix them up, the weights of a wide layer become far too small.</source>
        <translation>Bài báo cho phương sai σ², còn hàm của thư viện nhận độ lệch chuẩn σ. Nhầm lẫn thì trọng số của tầng rộng trở nên quá nhỏ.</translation>
    </message>
    <message>
        <source>Size of the output, on a logarithmic scale</source>
        <translation>Độ lớn đầu ra, theo thang log</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Độ lệch chuẩn</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Phương sai</translation>
    </message>
    <message>
        <source>Xavier&apos;s (Glorot&apos;s) rule for as many outputs as inputs. The signal is kept.</source>
        <translation>Quy tắc Xavier (Glorot) khi số đầu ra bằng số đầu vào. Tín hiệu được giữ.</translation>
    </message>
    <message>
        <source>Xavier (Glorot): σ = √(1 / fan_in)</source>
        <translation>Xavier (Glorot): σ = √(1 / fan_in)</translation>
    </message>
    <message>
        <source>the same, measured</source>
        <translation>như trên, đo được</translation>
    </message>
    <message>
        <source>σ of the output, %1</source>
        <translation>σ đầu ra, %1</translation>
    </message>
    <message>
        <source>σ of the output: √fan_in · σ</source>
        <translation>σ đầu ra: √fan_in · σ</translation>
    </message>
    <message>
        <source>σ of the weights</source>
        <translation>σ của trọng số</translation>
    </message>
    <message>
        <source>σ² of the weights</source>
        <translation>σ² của trọng số</translation>
    </message>
    <message>
        <source>With %1 inputs, the mistake makes the signal %2 times smaller in this layer alone.</source>
        <translation>Với %1 đầu vào, sai lầm làm tín hiệu nhỏ đi %2 lần, chỉ trong một tầng này.</translation>
    </message>
    <message>
        <source>σ of the input</source>
        <translation>σ đầu vào</translation>
    </message>
</context>
<context>
    <name>SignalPage</name>
    <message>
        <source>Click to choose a variance factor and a depth</source>
        <translation>Nhấn để chọn hệ số phương sai và độ sâu</translation>
    </message>
    <message>
        <source>Each layer multiplies the variance of the signal by fan_in · σ², and a ReLU halves its power. Only ½ · fan_in · σ² = 1 preserves it, however deep the network. On the way back, the gradient is multiplied by fan_out · σ² instead.</source>
        <translation>Mỗi tầng nhân phương sai của tín hiệu với fan_in · σ², và ReLU cắt nửa công suất của nó. Chỉ ½ · fan_in · σ² = 1 giữ được nó, dù mạng sâu đến đâu. Trên đường về, gradient lại được nhân với fan_out · σ².</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, eq. 5, 6, 10 and 11; He et al. 2015, eq. 9, 10, 13 and 14.</source>
        <translation>Glorot &amp; Bengio 2010, pt. 5, 6, 10 và 11; He et al. 2015, pt. 9, 10, 13 và 14.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Gradient backward</source>
        <translation>Gradient lan ngược</translation>
    </message>
    <message>
        <source>Layer %1: signal σ %2 (theory %3) · gradient %4 of that at the output (theory %5) · dead units %6 of 100</source>
        <translation>Tầng %1: tín hiệu σ %2 (lý thuyết %3) · gradient %4 so với ở đầu ra (lý thuyết %5) · nơ-ron chết %6 trên 100</translation>
    </message>
    <message>
        <source>Map of</source>
        <translation>Bản đồ của</translation>
    </message>
    <message>
        <source>Map of vanishing and exploding</source>
        <translation>Bản đồ tiêu biến và bùng nổ</translation>
    </message>
    <message>
        <source>Preserved: between a tenth of the input and ten times the input</source>
        <translation>Giữ được: từ một phần mười đến mười lần so với đầu vào</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Tín hiệu</translation>
    </message>
    <message>
        <source>Signal forward</source>
        <translation>Tín hiệu lan tiến</translation>
    </message>
    <message>
        <source>The ring on the map is this network; the colors show what happens to the signal, or the gradient, in a network with another factor or depth.</source>
        <translation>Vòng trên bản đồ là mạng này; màu cho biết tín hiệu, hoặc gradient, ra sao trong mạng có hệ số hay độ sâu khác.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>đo được</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>lý thuyết</translation>
    </message>
</context>
<context>
    <name>SignalSection</name>
    <message>
        <source>Signal and gradient by layer</source>
        <translation>Tín hiệu và gradient theo tầng</translation>
    </message>
    <message>
        <source>Signal before training</source>
        <translation>Tín hiệu trước huấn luyện</translation>
    </message>
    <message>
        <source>Standard deviation after each layer, before training: of the signal going forward and of the gradient going back. Flat is good: a network whose signal shrinks or grows with every layer is hard to train. Click a layer to edit it.</source>
        <translation>Độ lệch chuẩn sau mỗi tầng, trước huấn luyện: của tín hiệu trên đường đi và của gradient trên đường về. Bằng phẳng là tốt: mạng có tín hiệu co lại hay lớn lên qua từng tầng thì khó huấn luyện. Nhấn vào một tầng để sửa.</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>tín hiệu</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>đo được</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>lý thuyết</translation>
    </message>
    <message>
        <source>σ behind %1</source>
        <translation>σ sau %1</translation>
    </message>
</context>
<context>
    <name>SignalsPage</name>
    <message>
        <source>All zero: nothing gets through</source>
        <translation>Tất cả là 0: không gì đi qua</translation>
    </message>
    <message>
        <source>How much one step changes the weights, relative to their size. About a thousandth is healthy; far below, hardly anything is learned; far above, training is unstable.</source>
        <translation>Một bước thay đổi trọng số bao nhiêu so với độ lớn của chúng. Khoảng một phần nghìn là lành mạnh; thấp hơn nhiều thì hầu như không học được gì; cao hơn nhiều thì huấn luyện không ổn định.</translation>
    </message>
    <message>
        <source>Layer whose signal is shown over steps</source>
        <translation>Tầng có tín hiệu được vẽ theo bước</translation>
    </message>
    <message>
        <source>Norm of the last update of its weight over the norm of the weight.</source>
        <translation>Chuẩn của lần cập nhật trọng số cuối chia cho chuẩn của trọng số.</translation>
    </message>
    <message>
        <source>Signal by layer</source>
        <translation>Tín hiệu theo tầng</translation>
    </message>
    <message>
        <source>Signal of %1</source>
        <translation>Tín hiệu của %1</translation>
    </message>
    <message>
        <source>Signal over steps</source>
        <translation>Tín hiệu theo bước</translation>
    </message>
    <message>
        <source>Standard deviation of the activations going forward and of the gradients going back. Flat lines train well; click a layer to see its history.</source>
        <translation>Độ lệch chuẩn của kích hoạt khi đi tới và của gradient khi đi về. Đường phẳng thì huấn luyện tốt; nhấn vào một tầng để xem diễn biến của nó.</translation>
    </message>
    <message>
        <source>Standard deviation σ of the gradient that reaches the layer.</source>
        <translation>Độ lệch chuẩn σ của gradient đến tầng.</translation>
    </message>
    <message>
        <source>Standard deviation σ of the layer&apos;s output over images.</source>
        <translation>Độ lệch chuẩn σ của đầu ra tầng, trên các ảnh.</translation>
    </message>
    <message>
        <source>The layer whose signal is drawn over the steps.</source>
        <translation>Tầng có tín hiệu được vẽ theo các bước.</translation>
    </message>
    <message>
        <source>The same before the first step, as initialized.</source>
        <translation>Như trên, trước bước đầu tiên, ngay sau khởi tạo.</translation>
    </message>
    <message>
        <source>The signal of one layer during training.</source>
        <translation>Tín hiệu của một tầng trong khi huấn luyện.</translation>
    </message>
    <message>
        <source>Update / weight</source>
        <translation>Cập nhật / trọng số</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>kích hoạt</translation>
    </message>
    <message>
        <source>at start</source>
        <translation>lúc đầu</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>gradient</translation>
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
        <translation>Dumoulin &amp; Visin (2016), hệ thức %1</translation>
    </message>
    <message>
        <source>In the layer %1</source>
        <translation>Trong tầng %1</translation>
    </message>
    <message>
        <source>Size of the output</source>
        <translation>Kích thước đầu ra</translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation>độ giãn %1</translation>
    </message>
    <message>
        <source>height: %1 = &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>cao: %1 = &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>n pixels, window of k, padding p on each side, stride s, dilation d, output padding a</source>
        <translation>n điểm ảnh, cửa sổ k, đệm p mỗi phía, bước nhảy s, độ giãn d, đệm đầu ra a</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>đệm %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>bước nhảy %1</translation>
    </message>
    <message>
        <source>width: %1 = &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>rộng: %1 = &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>Discard the value you entered and use the scheme&apos;s own</source>
        <translation>Bỏ giá trị đã nhập và dùng giá trị gốc của quy tắc</translation>
    </message>
    <message>
        <source>Limit ±</source>
        <translation>Giới hạn ±</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Reset the scale</source>
        <translation>Đặt lại độ lớn</translation>
    </message>
    <message>
        <source>The other quantities follow.</source>
        <translation>Các đại lượng khác thay đổi theo.</translation>
    </message>
    <message>
        <source>The scheme&apos;s own scale</source>
        <translation>Độ lớn gốc của quy tắc</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>do bạn đặt</translation>
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
        <translation>Một lát cắt cho mỗi kênh đầu vào, kèm phần của nó trong bình phương chuẩn. Mọi lát cắt dùng chung một thang màu: từ %1 đến %2.</translation>
    </message>
    <message>
        <source>Slice for input channel %1, made by filter %1 of %4: norm %2, %3 of the squared norm.</source>
        <translation>Lát cắt cho kênh đầu vào %1, do bộ lọc %1 của %4 tạo ra: chuẩn %2, %3 của bình phương chuẩn.</translation>
    </message>
    <message>
        <source>Slice for input channel %1: norm %2, %3 of the squared norm.</source>
        <translation>Lát cắt cho kênh đầu vào %1: chuẩn %2, %3 của bình phương chuẩn.</translation>
    </message>
    <message>
        <source>Slices of the filter</source>
        <translation>Các lát cắt của bộ lọc</translation>
    </message>
    <message>
        <source>The channels are not made by the filters of a single convolution.</source>
        <translation>Các kênh không do bộ lọc của một tích chập duy nhất tạo ra.</translation>
    </message>
    <message>
        <source>The channels are those of the image.</source>
        <translation>Các kênh là của ảnh.</translation>
    </message>
    <message>
        <source>The small picture is the filter of %1 that makes the channel, on a scale of its own.</source>
        <translation>Hình nhỏ là bộ lọc của %1 tạo ra kênh đó, theo thang riêng.</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>A file with images and labels: .npz, CSV, .mat, .h5 and others</source>
        <translation>Tệp chứa ảnh và nhãn: .npz, CSV, .mat, .h5 và các tệp khác</translation>
    </message>
    <message>
        <source>File with images and labels</source>
        <translation>Tệp có ảnh và nhãn</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Tệp…</translation>
    </message>
    <message>
        <source>Folder with images and labels</source>
        <translation>Thư mục có ảnh và nhãn</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Thư mục…</translation>
    </message>
    <message>
        <source>IDX, NumPy or other files with images and labels, or pictures by class</source>
        <translation>Tệp IDX, NumPy hoặc tệp khác chứa ảnh và nhãn, hoặc ảnh xếp theo lớp</translation>
    </message>
    <message>
        <source>Images and labels</source>
        <translation>Ảnh và nhãn</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy all of the code to the clipboard</source>
        <translation>Chép toàn bộ mã vào bộ nhớ tạm</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Mã nguồn</translation>
    </message>
    <message>
        <source>This experiment as source code</source>
        <translation>Thí nghiệm này dạng mã nguồn</translation>
    </message>
    <message>
        <source>Writing the code…</source>
        <translation>Đang viết mã…</translation>
    </message>
</context>
<context>
    <name>StageHeader</name>
    <message>
        <source>Blue below zero, orange above zero; suitable for color-blind viewers</source>
        <translation>Lam dưới 0, cam trên 0; an toàn cho người mù màu</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>Every filter uses the full range of shades, however small its weights</source>
        <translation>Mỗi bộ lọc dùng mọi sắc độ, dù trọng số nhỏ đến đâu</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filters of %1</source>
        <translation>Bộ lọc của %1</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>One scale for all filters: small weights look flat</source>
        <translation>Một thang cho mọi bộ lọc: trọng số nhỏ trông phẳng</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Thang</translation>
    </message>
    <message>
        <source>The convolution whose filters are shown</source>
        <translation>Tầng tích chập có bộ lọc đang hiện</translation>
    </message>
    <message>
        <source>The filters themselves</source>
        <translation>Chính các bộ lọc</translation>
    </message>
    <message>
        <source>The gradient of the loss of the last batch; each weight moves against it</source>
        <translation>Gradient của mất mát ở lô cuối; mỗi trọng số di chuyển ngược hướng với nó</translation>
    </message>
    <message>
        <source>The weights minus the initial weights: what training added</source>
        <translation>Trọng số trừ đi lúc đầu: phần huấn luyện đã thêm</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Nội dung hiện</translation>
    </message>
    <message>
        <source>Zero is medium gray; three-channel filters are shown in color</source>
        <translation>Số 0 là xám giữa; bộ lọc ba kênh hiện màu</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>trước huấn luyện</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>hai màu</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>per filter</source>
        <translation>theo bộ lọc</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>theo tầng</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>bước %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>bước %1 trên %2</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message numerus="yes">
        <source>The pattern shared by most of its %n inputs.</source>
        <translation>
            <numerusform>Mẫu chung của phần lớn trong %n đầu vào.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too small to have an orientation: not scored.</source>
        <translation>Quá nhỏ để có hướng: không chấm điểm.</translation>
    </message>
</context>
<context>
    <name>StageSettings</name>
    <message>
        <source>1-D: 2 weights, 3 numbers</source>
        <translation>1-D: 2 trọng số, 3 số</translation>
    </message>
    <message>
        <source>2×2 over 3×3</source>
        <translation>2×2 trên 3×3</translation>
    </message>
    <message>
        <source>Added to every sum</source>
        <translation>Cộng vào mỗi tổng</translation>
    </message>
    <message>
        <source>All ones: L = Σ y</source>
        <translation>1 ở mọi nơi: L = Σ y</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Độ giãn</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Bỏ những gì đã gõ</translation>
    </message>
    <message>
        <source>Enough zero padding to keep the size at stride 1</source>
        <translation>Đủ số 0 xung quanh để giữ nguyên kích thước với bước nhảy 1</translation>
    </message>
    <message>
        <source>From the next layer: how the loss L changes with each output y</source>
        <translation>Từ tầng sau: mất mát L đổi thế nào theo từng đầu ra y</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>How many pixels the window moves at a time</source>
        <translation>Mỗi lần cửa sổ dời bao nhiêu điểm ảnh</translation>
    </message>
    <message>
        <source>Learning rate: the update subtracts η times the gradient from the weights</source>
        <translation>Tốc độ học: cập nhật trừ khỏi trọng số η lần gradient</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>Ảnh kiểm tra sau</translation>
    </message>
    <message>
        <source>No padding: the window stays inside</source>
        <translation>Không đệm: cửa sổ ở bên trong</translation>
    </message>
    <message>
        <source>Number of zeros on each side</source>
        <translation>Số lượng số 0 ở mỗi phía</translation>
    </message>
    <message>
        <source>On stage: the framed %1 of %2 pixels, treated as the whole input.</source>
        <translation>Đang hiển thị: %1 điểm ảnh trong khung trên tổng %2, được xem như toàn bộ đầu vào.</translation>
    </message>
    <message>
        <source>One here, zero elsewhere: L = this y</source>
        <translation>1 chỉ ở đây: L = y này</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>Đệm đầu ra</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Đệm</translation>
    </message>
    <message>
        <source>Padding surrounds them with zeros; the layer itself sees their neighbors there</source>
        <translation>Đệm bao quanh chúng bằng số 0; bản thân tầng thì thấy các điểm lân cận ở đó</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Pixels from one weight of the filter to the next; 1 leaves no gaps</source>
        <translation>Số điểm ảnh từ một trọng số của bộ lọc đến trọng số kế tiếp; 1 là không có khoảng trống</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>Ảnh kiểm tra trước</translation>
    </message>
    <message>
        <source>Rate η</source>
        <translation>Tốc độ η</translation>
    </message>
    <message>
        <source>Restore the original numbers</source>
        <translation>Khôi phục các số ban đầu</translation>
    </message>
    <message>
        <source>Rows and columns added at the bottom and right of the output</source>
        <translation>Số hàng và cột thêm vào bên dưới và bên phải đầu ra</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Bước nhảy</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Textbook filter</source>
        <translation>Bộ lọc sách giáo khoa</translation>
    </message>
    <message>
        <source>The 3×3 filter that responds to an X</source>
        <translation>Bộ lọc 3×3 đáp ứng với chữ X</translation>
    </message>
    <message>
        <source>The picture the filter slides over</source>
        <translation>Ảnh mà bộ lọc trượt trên đó</translation>
    </message>
    <message>
        <source>X of ones and zeros</source>
        <translation>Chữ X gồm số 1 và 0</translation>
    </message>
    <message>
        <source>from the example</source>
        <translation>như trong ví dụ</translation>
    </message>
    <message>
        <source>test image %1 of %2: %3</source>
        <translation>ảnh kiểm tra %1 trên %2: %3</translation>
    </message>
    <message>
        <source>y itself: L = ½ Σ y²</source>
        <translation>chính y: L = ½ Σ y²</translation>
    </message>
</context>
<context>
    <name>StallPage</name>
    <message>
        <source>100 units per layer</source>
        <translation>100 nơ-ron mỗi tầng</translation>
    </message>
    <message>
        <source>A sigmoid outputs about ½ for almost any input, and its slope is at most ¼. After a few sigmoid layers all images look alike: each ReLU is on for every image or off for every image, and almost no gradient flows back.</source>
        <translation>Sigmoid cho khoảng ½ với hầu như mọi đầu vào, và độ dốc tối đa là ¼. Sau vài tầng sigmoid, mọi ảnh trông như nhau: mỗi ReLU bật với mọi ảnh hoặc tắt với mọi ảnh, và gần như không gradient nào quay về.</translation>
    </message>
    <message>
        <source>After the last layer, %1 of σ differs between images; %2 of its ReLUs are off for every image. The gradient reaches layer 1 scaled by ×%3.</source>
        <translation>Sau tầng cuối, %1 của σ khác nhau giữa các ảnh; %2 ReLU của nó tắt với mọi ảnh. Gradient đến tầng 1 với hệ số ×%3.</translation>
    </message>
    <message>
        <source>Glorot &amp; Bengio 2010, section 3.1; He et al. 2015, section 2.2.</source>
        <translation>Glorot &amp; Bengio 2010, mục 3.1; He et al. 2015, mục 2.2.</translation>
    </message>
    <message>
        <source>Number of ReLU layers after them; on the right, all layers are ReLUs</source>
        <translation>Bao nhiêu tầng theo sau; bên phải tất cả là ReLU</translation>
    </message>
    <message>
        <source>Number of sigmoid layers at the start of the network on the left</source>
        <translation>Bao nhiêu tầng đứng trước, ở mạng bên trái</translation>
    </message>
    <message>
        <source>ReLU layers</source>
        <translation>Tầng ReLU</translation>
    </message>
    <message>
        <source>ReLUs throughout</source>
        <translation>Toàn ReLU</translation>
    </message>
    <message>
        <source>Sigmoid layers</source>
        <translation>Tầng sigmoid</translation>
    </message>
    <message>
        <source>Sigmoids, then ReLUs</source>
        <translation>Sigmoid rồi ReLU</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>of this, between images</source>
        <translation>trong đó, giữa các ảnh</translation>
    </message>
    <message>
        <source>σ of the signal</source>
        <translation>σ tín hiệu</translation>
    </message>
</context>
<context>
    <name>StampedBackwardStage</name>
    <message>
        <source>Click, drag or use the arrow keys to choose the pixel.</source>
        <translation>Nhấn, kéo hoặc dùng phím mũi tên để chọn điểm ảnh.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Nhấn đúp vào một số, hoặc nhấn F2, để gõ số khác.</translation>
    </message>
    <message>
        <source>The gradient of the input: the sum of gradient × filter, and the filter after one step</source>
        <translation>Gradient của đầu vào: tổng của gradient × bộ lọc, và bộ lọc sau một bước</translation>
    </message>
    <message>
        <source>The gradient of the weights: pixel × the gradient under its stamp, summed</source>
        <translation>Gradient của trọng số: điểm ảnh × gradient dưới dấu in của nó, cộng lại</translation>
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
        <translation>50% và 80%: bước ghi đầu tiên có tỉ lệ cạnh đó.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>First recorded step at which 80% of the filters were edges</source>
        <translation>Bước ghi đầu tiên mà 80% bộ lọc là cạnh</translation>
    </message>
    <message>
        <source>First recorded step at which half of the filters were edges</source>
        <translation>Bước ghi đầu tiên mà một nửa bộ lọc là cạnh</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Bảng xếp hạng</translation>
    </message>
    <message>
        <source>Means over the seeds, and medians of steps.</source>
        <translation>Trung bình theo hạt giống, và trung vị của bước.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>On test images; with several seeds, the mean</source>
        <translation>Trên ảnh kiểm tra; với nhiều hạt giống là trung bình</translation>
    </message>
    <message>
        <source>Share of the filters labeled edge; the mean</source>
        <translation>Tỉ lệ bộ lọc có nhãn cạnh; trung bình</translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>up to %1 images/s</source>
        <translation>tối đa %1 ảnh/giây</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>còn %1</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 bước/giây</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n luồng</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>Không chạy được</translation>
    </message>
    <message numerus="yes">
        <source>Compiling %n kernel(s); this happens only once</source>
        <translation>
            <numerusform>Đang biên dịch %n hạt nhân, một lần duy nhất</numerusform>
        </translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Đã phân kỳ</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>Đã xuất %1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Tốc độ tối đa</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>Number of steps per second, from one to as fast as possible.</source>
        <translation>Số bước mỗi giây, từ một đến nhanh nhất có thể.</translation>
    </message>
    <message>
        <source>Analyzing the network</source>
        <translation>Đang phân tích mạng</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Nhịp</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Show where it was saved</source>
        <translation>Hiện nơi đã ghi</translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation>Chậm lại</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Đã dừng</translation>
    </message>
    <message>
        <source>Train as fast as the machine can (F)</source>
        <translation>Huấn luyện nhanh hết mức của máy (F)</translation>
    </message>
    <message>
        <source>Train at a pace the eye can follow</source>
        <translation>Huấn luyện ở nhịp mắt theo kịp</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>tốc độ tối đa</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>A good start does not guarantee a good first step: where gradients are large, a single update can blow up a layer, or leave ReLUs that no image ever turns on again.</source>
        <translation>Khởi đầu tốt chưa bảo đảm bước đầu tốt: nơi gradient lớn, chỉ một cập nhật có thể làm bùng nổ một tầng, hoặc để lại những ReLU mà không ảnh nào bật lại được.</translation>
    </message>
    <message>
        <source>Layers before and after the first update</source>
        <translation>Các tầng trước và sau lần cập nhật đầu</translation>
    </message>
    <message>
        <source>Loss before the update: %1.</source>
        <translation>Mất mát trước cập nhật: %1.</translation>
    </message>
    <message>
        <source>Before and after the first update</source>
        <translation>Trước và sau lần cập nhật đầu</translation>
    </message>
    <message>
        <source>He et al. 2015, section 2.2: if each layer scales by β, L layers scale by βᴸ.</source>
        <translation>He et al. 2015, mục 2.2: nếu mỗi tầng nhân với β thì L tầng nhân với βᴸ.</translation>
    </message>
    <message>
        <source>Largest change: %1, whose σ changed by a factor of %2.</source>
        <translation>Thay đổi lớn nhất: %1, σ của nó đổi %2 lần.</translation>
    </message>
    <message>
        <source>No unit died.</source>
        <translation>Không nơ-ron nào chết.</translation>
    </message>
    <message>
        <source>No sudden change: the largest change of σ is a factor of %2 (%1).</source>
        <translation>Không có thay đổi đột ngột: σ đổi nhiều nhất là %2 lần (%1).</translation>
    </message>
    <message>
        <source>Of the layer&apos;s output on the same training images</source>
        <translation>Của đầu ra tầng trên cùng các ảnh huấn luyện</translation>
    </message>
    <message>
        <source>Output of every layer</source>
        <translation>Đầu ra của mỗi tầng</translation>
    </message>
    <message>
        <source>The update broke the network: %1 outputs NaN or infinity.</source>
        <translation>Cập nhật đã làm hỏng mạng: %1 cho ra NaN hoặc vô cùng.</translation>
    </message>
    <message>
        <source>Units died in: %1.</source>
        <translation>Nơ-ron chết ở: %1.</translation>
    </message>
    <message>
        <source>Units that output 0 for every image: they learn nothing</source>
        <translation>Nơ-ron cho 0 với mọi ảnh: chúng không học được gì</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sau</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>nơ-ron chết</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>tầng</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>σ after the update</source>
        <translation>σ sau cập nhật</translation>
    </message>
    <message>
        <source>σ before</source>
        <translation>σ trước</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>Do it</source>
        <translation>Làm giúp</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Have this step done for you</source>
        <translation>Để chương trình làm bước này cho bạn</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Chưa làm</translation>
    </message>
</context>
<context>
    <name>StoredLayersPanel</name>
    <message>
        <source>Convolutions of the file</source>
        <translation>Các tích chập trong tệp</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Filters × inputs × height × width</source>
        <translation>Bộ lọc × đầu vào × cao × rộng</translation>
    </message>
    <message>
        <source>Histogram of the weights of the layer</source>
        <translation>Biểu đồ tần suất trọng số của tầng</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Tầng</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Giống như</translation>
    </message>
    <message>
        <source>Name of the layer in the file</source>
        <translation>Tên tầng trong tệp</translation>
    </message>
    <message>
        <source>Standard deviation of the weights</source>
        <translation>Độ lệch chuẩn của trọng số</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>loại</translation>
    </message>
    <message>
        <source>looks like %1</source>
        <translation>giống như %1</translation>
    </message>
    <message>
        <source>no known initialization, as is usual for trained layers</source>
        <translation>không giống khởi tạo nào đã biết; thường thấy ở tầng đã huấn luyện</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>lưu dạng</translation>
    </message>
    <message>
        <source>type</source>
        <translation>kiểu</translation>
    </message>
</context>
<context>
    <name>SubjectChoice</name>
    <message>
        <source>Its dense layers on digits, with a last layer for the classes</source>
        <translation>Các tầng dày đặc của nó trên chữ số, với tầng cuối cho các lớp</translation>
    </message>
    <message>
        <source>My network</source>
        <translation>Mạng của tôi</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>The experiment of the Train room, as it is edited now</source>
        <translation>Thí nghiệm ở phòng Huấn luyện, như đang được sửa</translation>
    </message>
    <message>
        <source>The network of the first page</source>
        <translation>Mạng của trang đầu</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>An image that was not used for training</source>
        <translation>Ảnh chưa từng dùng để huấn luyện</translation>
    </message>
    <message>
        <source>A random image from this selection</source>
        <translation>Một ảnh ngẫu nhiên trong phần đang chọn</translation>
    </message>
    <message>
        <source>Center and scale as in MNIST</source>
        <translation>Căn giữa và co như MNIST</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>Class of the images shown</source>
        <translation>Lớp của các ảnh được hiện</translation>
    </message>
    <message>
        <source>Classes in their original order</source>
        <translation>Các lớp theo thứ tự gốc</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Vẽ</translation>
    </message>
    <message>
        <source>Draw here with the mouse</source>
        <translation>Vẽ ở đây bằng chuột</translation>
    </message>
    <message>
        <source>Draw one with the mouse</source>
        <translation>Vẽ một cái bằng chuột</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Hình vẽ</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Dự đoán</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>nhận %1</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Ảnh sau</translation>
    </message>
    <message>
        <source>Show only test images of this class.</source>
        <translation>Chỉ hiện ảnh kiểm tra của lớp này.</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Thứ tự các lớp</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Ảnh trước</translation>
    </message>
    <message>
        <source>Probability of every class</source>
        <translation>Xác suất của mỗi lớp</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Ngẫu nhiên</translation>
    </message>
    <message>
        <source>Undo everything</source>
        <translation>Hoàn tác tất cả</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>Hoàn tác nét cuối</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Test image %1: %2</source>
        <translation>Ảnh kiểm tra %1: %2</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Ảnh kiểm tra</translation>
    </message>
    <message>
        <source>The digits it was trained on were scaled to 20×20 pixels, with their center of mass in the middle. When off, the drawing is used as it is.</source>
        <translation>Các chữ số huấn luyện đã được co về 20×20 điểm ảnh, trọng tâm ở giữa. Khi tắt, hình vẽ được dùng nguyên trạng.</translation>
    </message>
    <message>
        <source>The drawing at the resolution the network sees.</source>
        <translation>Hình vẽ ở độ phân giải mà mạng thấy.</translation>
    </message>
    <message>
        <source>Softmax of the last layer&apos;s outputs. ✓ true class, ✗ wrong prediction.</source>
        <translation>Softmax của đầu ra tầng cuối. ✓ lớp đúng, ✗ dự đoán sai.</translation>
    </message>
    <message>
        <source>The most probable class first</source>
        <translation>Lớp khả dĩ nhất trước</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Mạng thấy gì</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>by probability</source>
        <translation>theo xác suất</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>theo thứ tự</translation>
    </message>
</context>
<context>
    <name>SweepHanding</name>
    <message>
        <source>Export the sweep</source>
        <translation>Xuất lượt quét</translation>
    </message>
    <message>
        <source>No short command describes this network. Start the sweep, then copy.</source>
        <translation>Không lệnh ngắn nào mô tả được mạng này. Hãy bắt đầu quét rồi sao chép.</translation>
    </message>
    <message>
        <source>Pictures, tables and reports</source>
        <translation>Hình, bảng và báo cáo</translation>
    </message>
</context>
<context>
    <name>SweepRoom</name>
    <message>
        <source>%1. Another process is computing it.</source>
        <translation>%1. Một tiến trình khác đang tính.</translation>
    </message>
    <message>
        <source>A single run says nothing about initialization: another seed may reverse the order. Choose what varies and how many seeds to use, and press Start the sweep.</source>
        <translation>Một lần chạy không trả lời được gì về khởi tạo: hạt giống khác có thể đảo ngược thứ tự. Hãy chọn điều thay đổi và số hạt giống, rồi nhấn Bắt đầu quét.</translation>
    </message>
    <message>
        <source>As PNG, SVG, PDF, CSV or Markdown</source>
        <translation>Dạng PNG, SVG, PDF, CSV hoặc Markdown</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Sao chép thành lệnh</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Chỉ số</translation>
    </message>
    <message>
        <source>No sweep yet</source>
        <translation>Chưa có lượt quét nào</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Reading the sweep…</source>
        <translation>Đang đọc lượt quét…</translation>
    </message>
    <message>
        <source>Results of the settings</source>
        <translation>Kết quả của các cấu hình</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Quét</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>%1, selected</source>
        <translation>%1, đang chọn</translation>
    </message>
    <message>
        <source>Available filters</source>
        <translation>Bộ lọc sẵn có</translation>
    </message>
    <message>
        <source>Click to select. Double-click or press Enter to copy it into the painter.</source>
        <translation>Nhấn để chọn. Nhấn đúp hoặc Enter để chép vào khung vẽ.</translation>
    </message>
    <message>
        <source>Delete: remove this filter.</source>
        <translation>Delete: bỏ bộ lọc này.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Drag to look back; filters, numbers and curves follow. Training continues.</source>
        <translation>Kéo để nhìn lại; bộ lọc, số liệu và đường cong đi theo. Huấn luyện vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>Follow the newest step of the run again (L).</source>
        <translation>Theo lại bước mới nhất của lần chạy (L).</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Trực tiếp</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show</source>
        <translation>Mạng này không có tích chập nên không có bộ lọc</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Play back the recorded history, more slowly at the start.</source>
        <translation>Phát lại lịch sử đã ghi, chậm hơn lúc đầu.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Phát lại</translation>
    </message>
    <message>
        <source>Step %1: click to look at the filters as they were then.</source>
        <translation>Bước %1: nhấn để xem bộ lọc lúc đó.</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Bước đang xem</translation>
    </message>
    <message>
        <source>The selected filter over the run</source>
        <translation>Bộ lọc đang chọn trong suốt lần chạy</translation>
    </message>
    <message>
        <source>Train to fill the timeline</source>
        <translation>Huấn luyện để lấp đầy dòng thời gian</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>A ten-minute tour, docked here next to the rooms, answers questions about filters and their initial weights. It tells you what to do, does it for you if you like, and ticks off what is done.</source>
        <translation>Chuyến tham quan mười phút, nằm ngay cạnh các phòng, trả lời những câu hỏi về bộ lọc và trọng số ban đầu của chúng. Nó cho biết phải làm gì, làm giúp bạn khi bạn muốn và đánh dấu những gì đã xong.</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Bạn mới đến?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Offer of the tour</source>
        <translation>Lời mời tham quan</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>Bắt đầu tham quan</translation>
    </message>
    <message>
        <source>The tour is always available in the Help menu.</source>
        <translation>Lúc nào cũng có thể mở chuyến tham quan trong trình đơn Trợ giúp.</translation>
    </message>
</context>
<context>
    <name>TourPanel</name>
    <message>
        <source>All questions</source>
        <translation>Tất cả câu hỏi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>Đóng chuyến tham quan</translation>
    </message>
    <message>
        <source>Close the tour; it stays available in the Help menu</source>
        <translation>Đóng chuyến tham quan; nó có trong trình đơn Trợ giúp</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Tham quan có hướng dẫn</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Câu hỏi sau</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Câu hỏi trước</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Câu hỏi %1 / %2</translation>
    </message>
    <message>
        <source>Remove all ticks</source>
        <translation>Xóa mọi dấu đã xong</translation>
    </message>
</context>
<context>
    <name>TrainRoom</name>
    <message>
        <source>Experiment</source>
        <translation>Thí nghiệm</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Khởi tạo</translation>
    </message>
    <message>
        <source>Settings shown</source>
        <translation>Thiết lập đang hiện</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>2,000 handwritten digits</source>
        <translation>2000 chữ số viết tay</translation>
    </message>
    <message>
        <source>A small network with this kind of first layer, a ReLU and a dense layer: same images, same seed, same order. Takes a few seconds.</source>
        <translation>Một mạng nhỏ với tầng đầu như vậy, ReLU và một tầng dày đặc: cùng ảnh, cùng hạt giống, cùng thứ tự. Mất vài giây.</translation>
    </message>
    <message>
        <source>Accuracy and number of parameters</source>
        <translation>Độ chính xác theo số tham số</translation>
    </message>
    <message>
        <source>Accuracy on shifted images</source>
        <translation>Độ chính xác trên ảnh bị dời</translation>
    </message>
    <message>
        <source>Accuracy while training</source>
        <translation>Độ chính xác khi huấn luyện</translation>
    </message>
    <message>
        <source>All trained parameters of the network, including the last layer and the biases</source>
        <translation>Mọi tham số được huấn luyện của mạng, kể cả tầng cuối và bias</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Chữ số</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Of the first layer, without biases</source>
        <translation>Của tầng đầu, không kể bias</translation>
    </message>
    <message>
        <source>On test images; during training, on the most recent batches</source>
        <translation>Trên ảnh kiểm tra; khi huấn luyện thì trên các lô gần nhất</translation>
    </message>
    <message>
        <source>The first 2,000 images of the experiment, preprocessed as it specifies</source>
        <translation>2000 ảnh đầu của thí nghiệm, chuẩn bị như thí nghiệm nêu</translation>
    </message>
    <message>
        <source>All three, trained</source>
        <translation>Cả ba, đã huấn luyện</translation>
    </message>
    <message>
        <source>This experiment&apos;s images</source>
        <translation>Ảnh của thí nghiệm này</translation>
    </message>
    <message>
        <source>Train all three side by side</source>
        <translation>Huấn luyện cả ba cạnh nhau</translation>
    </message>
    <message>
        <source>Train all three to see their results here.</source>
        <translation>Huấn luyện cả ba để xem kết quả của chúng ở đây.</translation>
    </message>
    <message>
        <source>Train three networks that differ only in their first layer, on the same images with the same seed and order</source>
        <translation>Huấn luyện ba mạng chỉ khác nhau ở tầng đầu, trên cùng ảnh với cùng hạt giống và thứ tự</translation>
    </message>
    <message>
        <source>Training on other images is still in progress. Stop it to train again.</source>
        <translation>Việc huấn luyện trên ảnh khác vẫn đang chạy. Hãy dừng nó để huấn luyện lại.</translation>
    </message>
    <message>
        <source>Training one after the other; then the test images are shifted…</source>
        <translation>Huấn luyện lần lượt từng mạng; rồi ảnh kiểm tra được dời…</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>độ chính xác</translation>
    </message>
    <message>
        <source>shift in pixels</source>
        <translation>dời đi, theo điểm ảnh</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>tham số</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>bước</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>trọng số</translation>
    </message>
</context>
<context>
    <name>TransposedStage</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; times the filter falls outside the output.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; nhân bộ lọc rơi ra ngoài đầu ra.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; times the filter is added to rows %2 to %3 and columns %4 to %5 of the output.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; nhân bộ lọc được cộng vào hàng %2 đến %3 và cột %4 đến %5 của đầu ra.</translation>
    </message>
    <message>
        <source>Click, drag or use the arrow keys to choose the pixel.</source>
        <translation>Nhấn, kéo hoặc dùng phím mũi tên để chọn điểm ảnh.</translation>
    </message>
    <message>
        <source>Double-click a number, or press F2, to type another.</source>
        <translation>Nhấn đúp vào một số, hoặc nhấn F2, để gõ số khác.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Đầu ra</translation>
    </message>
    <message>
        <source>Pixel × filter</source>
        <translation>Điểm ảnh × bộ lọc</translation>
    </message>
    <message>
        <source>The output starts as the bias, %1.</source>
        <translation>Đầu ra lúc đầu bằng bias, %1.</translation>
    </message>
    <message>
        <source>The part beyond the border is cut off.</source>
        <translation>Phần vượt ra ngoài biên bị cắt bỏ.</translation>
    </message>
    <message>
        <source>The products of all %1 channels are added.</source>
        <translation>Các tích của cả %1 kênh được cộng lại.</translation>
    </message>
    <message>
        <source>The stamp of this pixel</source>
        <translation>Dấu in của điểm ảnh này</translation>
    </message>
    <message>
        <source>input in row %1, column %2</source>
        <translation>đầu vào hàng %1, cột %2</translation>
    </message>
</context>
<context>
    <name>TrialsCard</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message numerus="yes">
        <source>%n more error(s) since then; see the log</source>
        <translation>
            <numerusform>thêm %n lỗi từ đó, trong nhật ký</numerusform>
        </translation>
    </message>
    <message>
        <source>An unexpected error: %1</source>
        <translation>Lỗi bất ngờ: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Sao chép chi tiết</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation>Sao chép toàn bộ thông báo</translation>
    </message>
    <message>
        <source>See %1 for details</source>
        <translation>Chi tiết ở %1</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Mở nhật ký</translation>
    </message>
    <message>
        <source>Open the file with the details</source>
        <translation>Mở tệp có chi tiết</translation>
    </message>
    <message>
        <source>guitrainer is still running. If something looks wrong, reset or restart it.</source>
        <translation>guitrainer vẫn chạy tiếp. Nếu có gì bất thường, hãy nhấn Đặt lại hoặc khởi động lại chương trình.</translation>
    </message>
</context>
<context>
    <name>UnitView</name>
    <message>
        <source>Another start</source>
        <translation>Khởi đầu khác</translation>
    </message>
    <message>
        <source>Gradient ascent</source>
        <translation>Leo gradient</translation>
    </message>
    <message>
        <source>Images that excite it most</source>
        <translation>Những ảnh kích thích nó mạnh nhất</translation>
    </message>
    <message>
        <source>Made from noise (seed %1) by %2 steps of gradient ascent on the output at the middle position, with weight decay of the pixels and a smoothed gradient: %3 before, %4 after. It is one of many images that excite the filter, and not a typical input.</source>
        <translation>Tạo từ nhiễu (hạt giống %1) qua %2 bước leo gradient trên đầu ra ở vị trí giữa, với suy giảm điểm ảnh và gradient được làm mượt: trước %3, sau %4. Đây là một trong nhiều ảnh kích thích bộ lọc, không phải đầu vào điển hình.</translation>
    </message>
    <message>
        <source>Made from noise (seed %1) by %2 steps of gradient ascent on the output of the unit, with weight decay of the pixels and a smoothed gradient: %3 before, %4 after. It is one of many images that excite the unit, and not a typical input.</source>
        <translation>Tạo từ nhiễu (hạt giống %1) qua %2 bước leo gradient trên đầu ra của nơ-ron, với suy giảm điểm ảnh và gradient được làm mượt: trước %3, sau %4. Đây là một trong nhiều ảnh kích thích nơ-ron, không phải đầu vào điển hình.</translation>
    </message>
    <message>
        <source>Patches that excite it most</source>
        <translation>Những mảnh ảnh kích thích nó mạnh nhất</translation>
    </message>
    <message>
        <source>Receptive field: %1 pixels. At most one patch from each of %2 test images; the numbers are outputs of the layer. Weights of step %3.</source>
        <translation>Vùng tiếp nhận: %1 điểm ảnh. Nhiều nhất một mảnh từ mỗi ảnh trong %2 ảnh kiểm tra; các số là đầu ra của tầng. Trọng số ở bước %3.</translation>
    </message>
    <message>
        <source>Receptive field: the whole image (%1 pixels). %2 test images were searched; the numbers are outputs of the layer. Weights of step %3.</source>
        <translation>Vùng tiếp nhận: toàn bộ ảnh (%1 điểm ảnh). Đã tìm trong %2 ảnh kiểm tra; các số là đầu ra của tầng. Trọng số ở bước %3.</translation>
    </message>
    <message>
        <source>Start from other noise: another seed</source>
        <translation>Bắt đầu từ nhiễu khác: hạt giống khác</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>Ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Test image %1: %2; output %3</source>
        <translation>Ảnh kiểm tra %1: %2; đầu ra %3</translation>
    </message>
    <message>
        <source>The frame is the receptive field: the pixels that it sees.</source>
        <translation>Khung là vùng tiếp nhận: những điểm ảnh mà nó nhìn thấy.</translation>
    </message>
</context>
<context>
    <name>VariancePage</name>
    <message>
        <source>Computing…</source>
        <translation>Đang tính…</translation>
    </message>
</context>
<context>
    <name>VarianceRoom</name>
    <message>
        <source>After one step</source>
        <translation>Sau một bước</translation>
    </message>
    <message>
        <source>LSUV</source>
        <translation>LSUV</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>Sigmoid before ReLU</source>
        <translation>Sigmoid trước ReLU</translation>
    </message>
    <message>
        <source>Signal by depth</source>
        <translation>Tín hiệu theo độ sâu</translation>
    </message>
    <message>
        <source>Variance or σ?</source>
        <translation>Phương sai hay σ?</translation>
    </message>
    <message>
        <source>Zero mean</source>
        <translation>Trung bình 0</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Analyzing the network…</source>
        <translation>Đang phân tích mạng…</translation>
    </message>
    <message>
        <source>Change the experiment. You can undo this.</source>
        <translation>Sửa thí nghiệm. Có thể hoàn tác.</translation>
    </message>
    <message>
        <source>This network cannot be trained. %1</source>
        <translation>Mạng này không huấn luyện được. %1</translation>
    </message>
</context>
<context>
    <name>WeightMeanPage</name>
    <message>
        <source>As drawn</source>
        <translation>Như lấy mẫu</translation>
    </message>
    <message>
        <source>Every output is 0 with these weights, whatever the images are.</source>
        <translation>Với các trọng số này, mọi đầu ra đều là 0, bất kể ảnh nào.</translation>
    </message>
    <message>
        <source>Root mean square over the filters of the sum of their weights: the response to a patch of ones, which has no pattern</source>
        <translation>Căn của trung bình bình phương, trên các bộ lọc, của tổng trọng số: đáp ứng với một mảnh toàn số 1, nơi không có gì để thấy</translation>
    </message>
    <message>
        <source>Share of the variation of the outputs that all filters have in common: 100% if all of them respond alike</source>
        <translation>Phần biến thiên của đầu ra giống nhau ở mọi bộ lọc: 100 % khi mọi bộ lọc đáp ứng như nhau</translation>
    </message>
    <message>
        <source>The same weights with their σ added to each.</source>
        <translation>Cùng trọng số đó, mỗi trọng số cộng thêm σ của chúng.</translation>
    </message>
    <message>
        <source>The weights of a filter with a positive mean add up to something positive: it responds to brightness, whatever the shape, and so does every other filter. With zero mean, brightness cancels out, only differences between pixels count, and each filter sees something else.</source>
        <translation>Trọng số của bộ lọc có trung bình dương cộng lại thành số dương: nó đáp ứng với độ sáng, bất kể hình dạng, và mọi bộ lọc khác cũng vậy. Với trung bình 0, độ sáng triệt tiêu, chỉ khác biệt giữa các điểm ảnh mới đáng kể, và mỗi bộ lọc thấy một điều khác.</translation>
    </message>
    <message>
        <source>The weights of your first layer before training.</source>
        <translation>Trọng số của tầng đầu của bạn trước huấn luyện.</translation>
    </message>
    <message>
        <source>What all filters have in common</source>
        <translation>Phần chung của mọi bộ lọc</translation>
    </message>
    <message>
        <source>With a mean</source>
        <translation>Có trung bình</translation>
    </message>
    <message>
        <source>With zero mean, the filters share %1 of the variation of their outputs; with a mean of one σ, %2.</source>
        <translation>Với trung bình 0, các bộ lọc có chung %1 phần biến thiên của đầu ra; với trung bình bằng một σ, %2.</translation>
    </message>
    <message>
        <source>Your first layer on standardized images, before training.</source>
        <translation>Tầng đầu của bạn trên ảnh đã chuẩn hóa, trước huấn luyện.</translation>
    </message>
    <message>
        <source>common to all filters</source>
        <translation>chung cho mọi bộ lọc</translation>
    </message>
    <message>
        <source>mean of the weights</source>
        <translation>trung bình trọng số</translation>
    </message>
    <message>
        <source>response to a uniform patch</source>
        <translation>đáp ứng với mảnh đều</translation>
    </message>
    <message>
        <source>σ of the weights</source>
        <translation>σ của trọng số</translation>
    </message>
</context>
<context>
    <name>accepted</name>
    <message>
        <source> or </source>
        <translation> hoặc </translation>
    </message>
    <message>
        <source>a unique name: a lowercase letter, then lowercase letters, digits or _</source>
        <translation>một tên riêng: một chữ thường, rồi chữ thường, chữ số hoặc _</translation>
    </message>
    <message>
        <source>a number, %1</source>
        <translation>một số, %1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>một số nguyên từ %1 đến %2</translation>
    </message>
    <message>
        <source>at most %1 characters</source>
        <translation>tối đa %1 ký tự</translation>
    </message>
    <message>
        <source>letters, digits, - and _</source>
        <translation>chữ cái, chữ số, - và _</translation>
    </message>
    <message>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>two numbers, as in %1</source>
        <translation>hai số, như trong %1</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Unsaved edits of the last session are restored when nothing else is opened</source>
        <translation>Các sửa đổi chưa lưu của phiên trước được khôi phục khi không mở gì khác</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Adam with decoupled weight decay.</source>
        <translation>Adam, với suy giảm trọng số tách khỏi gradient.</translation>
    </message>
    <message>
        <source>Divides g by the root of its recent mean square.</source>
        <translation>Chia g cho căn của trung bình bình phương gần đây.</translation>
    </message>
    <message>
        <source>Each image is scaled to mean 0 and standard deviation 1.</source>
        <translation>Mỗi ảnh được đưa về trung bình 0 và độ lệch chuẩn 1.</translation>
    </message>
    <message>
        <source>Images and labels unchanged.</source>
        <translation>Ảnh và nhãn như vốn có.</translation>
    </message>
    <message>
        <source>Labels drawn at random: they can only be memorized.</source>
        <translation>Nhãn lấy ngẫu nhiên: chỉ có thể học thuộc lòng.</translation>
    </message>
    <message>
        <source>Running mean of g divided by the root of the running mean of g², both bias-corrected.</source>
        <translation>Trung bình trượt của g chia cho căn của trung bình trượt của g², cả hai đã hiệu chỉnh độ chệch.</translation>
    </message>
    <message>
        <source>Mean subtracted, divided by the standard deviation.</source>
        <translation>Trừ trung bình, chia cho độ lệch.</translation>
    </message>
    <message>
        <source>Gaussian noise in which all pixels are independent, instead of images.</source>
        <translation>Nhiễu Gauss với mọi điểm ảnh độc lập, thay cho ảnh.</translation>
    </message>
    <message>
        <source>Gaussian noise that falls with the frequency like natural images, without directions.</source>
        <translation>Nhiễu Gauss giảm theo tần số như ảnh tự nhiên, không có hướng ưu tiên.</translation>
    </message>
    <message>
        <source>Pixels in 0…1 as they are.</source>
        <translation>Điểm ảnh trong 0…1 như vốn có.</translation>
    </message>
    <message>
        <source>The mean of all training pixels is subtracted.</source>
        <translation>Trừ đi trung bình của mọi điểm ảnh huấn luyện.</translation>
    </message>
    <message>
        <source>The pixels of all images in the same random order: no edges remain.</source>
        <translation>Điểm ảnh của mọi ảnh theo cùng một thứ tự ngẫu nhiên: cạnh biến mất.</translation>
    </message>
    <message>
        <source>The rate drops by a factor at regular intervals.</source>
        <translation>Tốc độ giảm theo một hệ số sau mỗi số bước nhất định.</translation>
    </message>
    <message>
        <source>The rate falls along half a cosine until the end.</source>
        <translation>Tốc độ giảm theo nửa đường cosin đến cuối.</translation>
    </message>
    <message>
        <source>The rate rises over 30% of the steps, then falls.</source>
        <translation>Tốc độ tăng trong 30 % số bước, rồi giảm.</translation>
    </message>
    <message>
        <source>The rate stays constant.</source>
        <translation>Tốc độ giữ nguyên.</translation>
    </message>
    <message>
        <source>The same frequencies and directions as the images, but random phases: no edges, yet filters may still be oriented.</source>
        <translation>Cùng tần số và hướng như ảnh, nhưng pha ngẫu nhiên: không có cạnh, dù bộ lọc vẫn có thể có hướng.</translation>
    </message>
    <message>
        <source>Whitening by frequency: all frequencies are equally strong, except for the highest; then mean 0 and standard deviation 1.</source>
        <translation>Làm trắng theo tần số: mọi tần số mạnh như nhau, trừ các tần số cao nhất; sau đó trung bình 0 và độ lệch chuẩn 1.</translation>
    </message>
    <message>
        <source>Whitening: neighboring pixels are no longer correlated.</source>
        <translation>Làm trắng: các điểm ảnh kề nhau không còn tương quan.</translation>
    </message>
    <message>
        <source>v ← μ·v + g, w ← w − η·v: keeps part of its velocity.</source>
        <translation>v ← μ·v + g, w ← w − η·v: giữ lại một phần vận tốc.</translation>
    </message>
    <message>
        <source>w ← w − η·(g + μ·v): momentum that looks ahead.</source>
        <translation>w ← w − η·(g + μ·v): động lượng nhìn trước.</translation>
    </message>
    <message>
        <source>w ← w − η·g: straight down the gradient.</source>
        <translation>w ← w − η·g: đi thẳng xuống theo gradient.</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copied: %1</source>
        <translation>Đã sao chép: %1</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>%1 (default of %2)</source>
        <translation>%1 (mặc định của %2)</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 và %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mục khác</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 hoặc %2</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s)</source>
        <translation>
            <numerusform>%n điểm lưu</numerusform>
        </translation>
    </message>
    <message>
        <source>Edges over the checkpoints</source>
        <translation>Cạnh theo điểm lưu</translation>
    </message>
    <message>
        <source>Share of the filters of the layer that are labeled edge</source>
        <translation>Tỉ lệ bộ lọc của tầng có nhãn cạnh</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>đã chọn ở đây</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>tích chập</translation>
    </message>
    <message>
        <source>default of %1</source>
        <translation>mặc định của %1</translation>
    </message>
    <message>
        <source>depthwise convolution</source>
        <translation>tích chập theo kênh</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>bộ lọc</translation>
    </message>
    <message>
        <source>height</source>
        <translation>chiều cao</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>named as in Keras and Flax</source>
        <translation>đặt tên như Keras và Flax</translation>
    </message>
    <message>
        <source>named as in PyTorch</source>
        <translation>đặt tên như PyTorch</translation>
    </message>
    <message>
        <source>normal, standard deviation %1</source>
        <translation>chuẩn, độ lệch chuẩn %1</translation>
    </message>
    <message>
        <source>possible: %1</source>
        <translation>có thể là: %1</translation>
    </message>
    <message>
        <source>recorded run</source>
        <translation>lần chạy đã ghi</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>bước %1</translation>
    </message>
    <message>
        <source>the input of %1</source>
        <translation>đầu vào của %1</translation>
    </message>
    <message>
        <source>the only order that fits its shape</source>
        <translation>thứ tự duy nhất hợp với dạng của nó</translation>
    </message>
    <message>
        <source>the only order that fits the shapes of all layers</source>
        <translation>thứ tự duy nhất hợp với dạng của mọi tầng</translation>
    </message>
    <message>
        <source>the only order with the shape of the layer</source>
        <translation>thứ tự duy nhất có hình dạng của tầng</translation>
    </message>
    <message>
        <source>transposed convolution</source>
        <translation>tích chập chuyển vị</translation>
    </message>
    <message>
        <source>uniform, limit %1</source>
        <translation>đều, giới hạn %1</translation>
    </message>
    <message>
        <source>width</source>
        <translation>chiều rộng</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>ghi bởi %1</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>bằng kích thước</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>tự động</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>số lớp</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>đo được</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không</translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>0, padding</source>
        <translation>0, phần đệm</translation>
    </message>
    <message>
        <source>in units of %1</source>
        <translation>theo đơn vị %1</translation>
    </message>
    <message>
        <source>row %1, column %2: %3</source>
        <translation>hàng %1, cột %2: %3</translation>
    </message>
</context>
<context>
    <name>handmade</name>
    <message>
        <source>Diverged, so it cannot be compared: %1.</source>
        <translation>Đã phân kỳ nên không so sánh được: %1.</translation>
    </message>
    <message>
        <source>Frozen noise beats even these hand-made filters (%2 against %1).</source>
        <translation>Nhiễu đóng băng hơn cả các bộ lọc làm bằng tay này (%2 so với %1).</translation>
    </message>
    <message>
        <source>Frozen hand-made filters beat frozen noise (%1 against %2).</source>
        <translation>Bộ lọc làm bằng tay đóng băng hơn nhiễu đóng băng (%1 so với %2).</translation>
    </message>
    <message>
        <source>Frozen hand-made filters do no better than frozen noise (%1 and %2).</source>
        <translation>Bộ lọc làm bằng tay đóng băng không hơn nhiễu đóng băng (%1 và %2).</translation>
    </message>
    <message>
        <source>Hand-made, frozen</source>
        <translation>Làm bằng tay, đóng băng</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>Laplace</translation>
    </message>
    <message>
        <source>Learned filters do not get there in so few steps: %1.</source>
        <translation>Bộ lọc học được chưa đạt tới đó trong ít bước như vậy: %1.</translation>
    </message>
    <message>
        <source>Learned filters are even better: %1.</source>
        <translation>Bộ lọc học được còn tốt hơn: %1.</translation>
    </message>
    <message>
        <source>Learned filters do as well as hand-made ones: %1.</source>
        <translation>Bộ lọc học được tốt ngang bộ lọc làm bằng tay: %1.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Đường</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Riêng</translation>
    </message>
    <message>
        <source>Random, frozen</source>
        <translation>Ngẫu nhiên, đóng băng</translation>
    </message>
    <message>
        <source>Random, trained</source>
        <translation>Ngẫu nhiên, huấn luyện</translation>
    </message>
</context>
<context>
    <name>initializer</name>
    <message>
        <source>Initializer of %1</source>
        <translation>Khởi tạo của %1</translation>
    </message>
    <message>
        <source>Initializer of all layers</source>
        <translation>Khởi tạo của mọi tầng</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Hạt giống mới</translation>
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
        <translation>Nhóm: gặp “%1”, chấp nhận: một số từ 1 đến 999999</translation>
    </message>
    <message>
        <source>Keras default: glorot_uniform (Xavier)</source>
        <translation>Keras mặc định: glorot_uniform (Xavier)</translation>
    </message>
    <message>
        <source>PyTorch default: kaiming_uniform</source>
        <translation>PyTorch mặc định: kaiming_uniform</translation>
    </message>
    <message>
        <source>Shape: found “%1”, accepted: height, width, inputs and filters, as in 5, 5, 3, 8, or inputs and units (1 if there is no number), each from 1 to 999999</source>
        <translation>Hình dạng: gặp “%1”, chấp nhận: chiều cao, chiều rộng, đầu vào và bộ lọc, như 5, 5, 3, 8, hoặc đầu vào và nơ-ron (1 nếu không ghi số), mỗi số từ 1 đến 999999</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>A copy of the run folder: it can be opened and resumed elsewhere.</source>
        <translation>Bản sao thư mục lần chạy: có thể mở và chạy tiếp ở nơi khác.</translation>
    </message>
    <message>
        <source>A plot as shown, or its numbers as a table.</source>
        <translation>Một đồ thị như đang thấy, hoặc các số của nó dạng bảng.</translation>
    </message>
    <message>
        <source>All filters of a layer with labels and scores, in one picture.</source>
        <translation>Mọi bộ lọc của một tầng kèm nhãn và điểm, trong một ảnh.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Đường cong</translation>
    </message>
    <message>
        <source>Evolution</source>
        <translation>Tiến hóa</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>Dải phim</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Numbers for NumPy: float32, (filters, inputs, height, width).</source>
        <translation>Số cho NumPy: float32, (bộ lọc, đầu vào, cao, rộng).</translation>
    </message>
    <message>
        <source>One PNG per filter, without text, in a folder; for all steps, one sheet per step.</source>
        <translation>Mỗi bộ lọc một PNG, không chữ, trong một thư mục; với mọi bước, mỗi bước một tờ.</translation>
    </message>
    <message>
        <source>One row per step; each filter keeps its column, from noise to edge.</source>
        <translation>Mỗi bước một hàng: mỗi bộ lọc giữ cột của mình từ nhiễu đến cạnh.</translation>
    </message>
    <message>
        <source>Scalars, filters and histograms of the whole run, in a folder of its own.</source>
        <translation>Các đại lượng vô hướng, bộ lọc và biểu đồ tần suất của toàn bộ lần chạy, trong một thư mục riêng.</translation>
    </message>
    <message>
        <source>Single pictures</source>
        <translation>Từng ảnh riêng</translation>
    </message>
    <message>
        <source>The filters as they form, as an animation.</source>
        <translation>Các bộ lọc hình thành, dạng ảnh động.</translation>
    </message>
    <message>
        <source>The whole network at its last checkpoint, for ONNX Runtime, Keras and PyTorch.</source>
        <translation>Toàn bộ mạng ở điểm lưu cuối cùng, cho ONNX Runtime, Keras và PyTorch.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Cả lần chạy</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Blob: a round spot or a uniform tone, the same in all directions.</source>
        <translation>Đốm: một chấm tròn hoặc tông đều, như nhau theo mọi hướng.</translation>
    </message>
    <message>
        <source>Broken: its weights are no longer finite.</source>
        <translation>Hỏng: trọng số không còn hữu hạn.</translation>
    </message>
    <message>
        <source>Dead: the norm of its weights is below 5% of that of the largest filter.</source>
        <translation>Chết: chuẩn của trọng số dưới 5 % so với bộ lọc lớn nhất.</translation>
    </message>
    <message>
        <source>Edge: light on one side and dark on the other, in one direction.</source>
        <translation>Cạnh: sáng một bên và tối bên kia, theo một hướng.</translation>
    </message>
    <message>
        <source>How sparse the responses of the first convolution are: 3 if they are Gaussian</source>
        <translation>Các đáp ứng của tầng tích chập đầu thưa đến mức nào: 3 nếu theo phân phối Gauss</translation>
    </message>
    <message>
        <source>Noise: no pattern beyond what chance would produce.</source>
        <translation>Nhiễu: không có mẫu nào vượt quá mức ngẫu nhiên.</translation>
    </message>
    <message>
        <source>blob</source>
        <translation>đốm</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>hỏng</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>chết</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>cạnh</translation>
    </message>
    <message>
        <source>filter %1 of %2</source>
        <translation>bộ lọc %1 trên %2</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>nhiễu</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>điểm %1</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n bộ lọc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n nơ-ron</numerusform>
        </translation>
    </message>
    <message>
        <source>pad %1</source>
        <translation>đệm %1</translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation>độ dốc %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>bước nhảy %1</translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message numerus="yes">
        <source>The same holds for %n more layer(s).</source>
        <translation>
            <numerusform>Thêm %n tầng cũng vậy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>predict</name>
    <message>
        <source>Predicts %1 with probability %2.</source>
        <translation>Dự đoán %1 với xác suất %2.</translation>
    </message>
    <message>
        <source>Predicts %1 with probability %2: correct.</source>
        <translation>Dự đoán %1 với xác suất %2: đúng.</translation>
    </message>
    <message>
        <source>Predicts %1 with probability %2: wrong, it is %3.</source>
        <translation>Dự đoán %1 với xác suất %2: sai, đó là %3.</translation>
    </message>
    <message>
        <source>Not trained yet: about %1 for each class.</source>
        <translation>Chưa huấn luyện: khoảng %1 cho mỗi lớp.</translation>
    </message>
    <message>
        <source>Not trained yet: the weights are random, so this is a guess.</source>
        <translation>Chưa huấn luyện: trọng số ngẫu nhiên nên đây chỉ là đoán mò.</translation>
    </message>
    <message>
        <source>Only the filters are known at step %1; this is the network %2.</source>
        <translation>Ở bước %1 chỉ biết các bộ lọc: đây là mạng %2.</translation>
    </message>
    <message>
        <source>The run diverged: this is its last good state.</source>
        <translation>Lần chạy đã phân kỳ: đây là trạng thái tốt cuối cùng của nó.</translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation>sau bước %1</translation>
    </message>
    <message>
        <source>after step %1, live</source>
        <translation>sau bước %1, trực tiếp</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>trước huấn luyện</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Discard</source>
        <translation>Không lưu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
</context>
<context>
    <name>race</name>
    <message>
        <source>A race is in progress. Stop it first.</source>
        <translation>Một cuộc đua đang diễn ra. Hãy dừng nó trước.</translation>
    </message>
</context>
<context>
    <name>rejections</name>
    <message>
        <source>%1: %2 is not accepted. %3</source>
        <translation>%1: không chấp nhận %2. %3</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>%1 to %2</source>
        <translation>từ %1 đến %2</translation>
    </message>
    <message>
        <source>%1 to %2 after preprocessing</source>
        <translation>từ %1 đến %2 sau tiền xử lý</translation>
    </message>
    <message>
        <source>Constant channels: %1</source>
        <translation>Kênh hằng: %1</translation>
    </message>
    <message>
        <source>Pixels %1 to %2</source>
        <translation>Điểm ảnh từ %1 đến %2</translation>
    </message>
    <message>
        <source>Smallest batch: %1</source>
        <translation>Lô nhỏ nhất: %1</translation>
    </message>
    <message>
        <source>Test images per class: %1</source>
        <translation>Ảnh kiểm tra mỗi lớp: %1</translation>
    </message>
    <message>
        <source>Test images: negatives of the training images</source>
        <translation>Ảnh kiểm tra: âm bản của ảnh huấn luyện</translation>
    </message>
    <message>
        <source>Test images: of the same polarity as the training images</source>
        <translation>Ảnh kiểm tra: cùng cực tính với ảnh huấn luyện</translation>
    </message>
    <message>
        <source>Test images: polarity unclear</source>
        <translation>Ảnh kiểm tra: cực tính không rõ</translation>
    </message>
    <message>
        <source>Training images per class: %1</source>
        <translation>Ảnh huấn luyện mỗi lớp: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>%1 more</source>
        <translation>thêm %1</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>%1 trên %2 lần thử</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Differs from %1 in:</source>
        <translation>Khác với %1 ở:</translation>
    </message>
    <message>
        <source>Duration of the training</source>
        <translation>Thời gian huấn luyện</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Thí nghiệm</translation>
    </message>
    <message>
        <source>How it ended, or what it is doing</source>
        <translation>Đã kết thúc thế nào, hoặc đang làm gì</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>Mean edge score of the filters of the first convolution</source>
        <translation>Điểm cạnh trung bình của các bộ lọc ở tầng tích chập đầu</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Race: %1</source>
        <translation>Cuộc đua: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lần chạy</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Điểm</translation>
    </message>
    <message>
        <source>Share of test images classified correctly</source>
        <translation>Tỉ lệ ảnh kiểm tra được phân loại đúng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Steps that were trained</source>
        <translation>Số bước đã huấn luyện</translation>
    </message>
    <message>
        <source>Sweep: %1</source>
        <translation>Lượt quét: %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Đã huấn luyện</translation>
    </message>
    <message>
        <source>What differs from its preset, or the name you gave it (F2)</source>
        <translation>Điểm khác với mẫu có sẵn, hoặc tên bạn đã đặt (F2)</translation>
    </message>
    <message>
        <source>Loss on the test images</source>
        <translation>Mất mát trên ảnh kiểm tra</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Độ nhọn</translation>
    </message>
    <message>
        <source>Share of the filters of the first convolution that are labeled edge</source>
        <translation>Tỉ lệ bộ lọc của tầng tích chập đầu có nhãn cạnh</translation>
    </message>
    <message>
        <source>The experiment it is named after</source>
        <translation>Thí nghiệm mà nó mang tên</translation>
    </message>
    <message>
        <source>When it was last started or resumed</source>
        <translation>Lần cuối được bắt đầu hoặc tiếp tục</translation>
    </message>
    <message>
        <source>Your note: double-click or press F2 to edit</source>
        <translation>Ghi chú của bạn: nhấp đúp hoặc nhấn F2 để sửa</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>hoàn tất</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>hư hỏng</translation>
    </message>
    <message>
        <source>date unknown</source>
        <translation>không rõ ngày</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>phân kỳ</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>đang chuẩn bị</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>bị ngắt</translation>
    </message>
    <message>
        <source>layers in another order</source>
        <translation>các tầng theo thứ tự khác</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>không có %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>running elsewhere</source>
        <translation>đang chạy nơi khác</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>đang lưu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>đã dừng</translation>
    </message>
    <message>
        <source>training</source>
        <translation>đang huấn luyện</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>có %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
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
        <translation>128 mảnh ảnh chụp, mỗi mảnh một lớp; các góc nhìn của một mảnh khác nhau về vị trí và tương phản. Đã chuẩn hóa: hãy dùng tiền xử lý raw.</translation>
    </message>
    <message>
        <source>A second convolution builds on the first, which still finds edges.</source>
        <translation>Tích chập thứ hai dựa trên tầng đầu, tầng đầu vẫn tìm ra cạnh.</translation>
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
        <translation>Cộng một hằng số huấn luyện được vào mỗi kênh ra.</translation>
    </message>
    <message>
        <source>Added to every eigenvalue.</source>
        <translation>Cộng vào mỗi trị riêng.</translation>
    </message>
    <message>
        <source>Added to the variance.</source>
        <translation>Cộng vào phương sai.</translation>
    </message>
    <message>
        <source>All elements are 0: the filters stay identical forever, and nothing is learned.</source>
        <translation>Mọi phần tử là 0: các bộ lọc mãi giống nhau và không học được gì.</translation>
    </message>
    <message>
        <source>All elements are 1: the symmetry between the filters is never broken.</source>
        <translation>Mọi phần tử là 1: đối xứng giữa các bộ lọc không bao giờ bị phá.</translation>
    </message>
    <message>
        <source>All elements equal the given value: the symmetry is never broken.</source>
        <translation>Mọi phần tử bằng giá trị đã cho: đối xứng không bao giờ bị phá.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Kích thước lô</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Hệ số bias</translation>
    </message>
    <message>
        <source>Bias initializer</source>
        <translation>Khởi tạo bias</translation>
    </message>
    <message>
        <source>Limit of a uniform distribution: U(−limit, limit).</source>
        <translation>Biên của phân phối đều: U(−giới hạn, giới hạn).</translation>
    </message>
    <message>
        <source>Defaults to the window size, without overlap.</source>
        <translation>Mặc định bằng kích thước cửa sổ, không chồng lấn.</translation>
    </message>
    <message>
        <source>Checkpoint interval</source>
        <translation>Điểm lưu mỗi</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Cắt chuẩn</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Đối chứng</translation>
    </message>
    <message>
        <source>Control: random labels. The images teach nothing, and no edges form.</source>
        <translation>Đối chứng: nhãn ngẫu nhiên. Không có gì để học từ ảnh, và không cạnh nào hình thành.</translation>
    </message>
    <message>
        <source>Control: all pixels in one fixed random order. Edges do not help; none form.</source>
        <translation>Đối chứng: điểm ảnh của mọi ảnh theo một thứ tự ngẫu nhiên cố định. Cạnh không giúp gì, và không cạnh nào hình thành.</translation>
    </message>
    <message>
        <source>Convolution: the same filters at every position.</source>
        <translation>Tích chập: cùng các bộ lọc ở mọi vị trí.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Mô tả</translation>
    </message>
    <message>
        <source>Destroys what the effect is supposed to depend on.</source>
        <translation>Phá bỏ thứ mà hiệu ứng được cho là phụ thuộc vào.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Phân phối</translation>
    </message>
    <message>
        <source>Pixels are divided by this; measured on the training images by default.</source>
        <translation>Điểm ảnh được chia cho số này; mặc định đo trên ảnh huấn luyện.</translation>
    </message>
    <message>
        <source>Drop interval</source>
        <translation>Giảm mỗi</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>Hệ số giảm</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Số epoch</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Evaluation interval</source>
        <translation>Đánh giá mỗi</translation>
    </message>
    <message>
        <source>All settings of a run: on the same machine, the same experiment gives the same bytes.</source>
        <translation>Mọi thứ quyết định một lần chạy: cùng máy, cùng thí nghiệm, cùng byte.</translation>
    </message>
    <message>
        <source>Slope for negative values.</source>
        <translation>Độ dốc cho giá trị âm.</translation>
    </message>
    <message>
        <source>Factor for orthogonal and identity weights.</source>
        <translation>Hệ số của trọng số trực giao và đơn vị.</translation>
    </message>
    <message>
        <source>Failure: He&apos;s variance 2/fan_in was entered as σ. The signal dies out.</source>
        <translation>Thất bại: phương sai 2/fan_in của He bị nhập vào chỗ σ. Tín hiệu tắt dần.</translation>
    </message>
    <message>
        <source>Failure: sigmoids pass on at most a quarter of the gradient; training stalls.</source>
        <translation>Thất bại: một sigmoid chỉ cho qua tối đa một phần tư gradient; bốn cái làm huấn luyện đình trệ.</translation>
    </message>
    <message>
        <source>Failure: all weights start at 0, so the gradient of every filter is zero.</source>
        <translation>Thất bại: mọi trọng số bắt đầu từ 0 nên bộ lọc nào cũng nhận cùng một gradient: 0.</translation>
    </message>
    <message>
        <source>Failure: all weights start at 0.05. All filters learn exactly the same.</source>
        <translation>Thất bại: mọi trọng số bắt đầu từ 0.05. Các bộ lọc có học, nhưng đều giống nhau.</translation>
    </message>
    <message>
        <source>Failure: σ = 0.01 in 8 dense layers. Each one shrinks the signal to nothing.</source>
        <translation>Thất bại: σ = 0.01 trong 8 tầng dày đặc. Mỗi tầng co tín hiệu lại đến hết.</translation>
    </message>
    <message>
        <source>Failure: σ = 0.3 in 8 dense layers. Each doubles the signal: NaN in a few steps.</source>
        <translation>Thất bại: σ = 0.3 trong 8 tầng dày đặc. Mỗi tầng nhân đôi tín hiệu: NaN sau vài bước.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>Mutually orthogonal filters, each with norm gain: none repeats another.</source>
        <translation>Các bộ lọc trực giao với nhau, mỗi cái có chuẩn gain: không cái nào lặp cái nào.</translation>
    </message>
    <message>
        <source>Filter interval</source>
        <translation>Bộ lọc mỗi</translation>
    </message>
    <message>
        <source>Final fraction</source>
        <translation>Tỉ lệ cuối</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Lật</translation>
    </message>
    <message>
        <source>From the image to one logit per class.</source>
        <translation>Từ ảnh đến một logit cho mỗi lớp.</translation>
    </message>
    <message>
        <source>Fully connected layer.</source>
        <translation>Tầng kết nối đầy đủ.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Độ khuếch đại</translation>
    </message>
    <message>
        <source>Hand-made: Sobel, Prewitt, Laplacian, Gabor, oriented lines, X, each of length 1.</source>
        <translation>Làm bằng tay: Sobel, Prewitt, Laplace, Gabor, đường có hướng, X, mỗi cái dài 1.</translation>
    </message>
    <message>
        <source>Handwritten digits 0…9.</source>
        <translation>Chữ số viết tay 0…9.</translation>
    </message>
    <message>
        <source>How often the run is measured and saved; chosen to suit its length by default.</source>
        <translation>Bao lâu đo và lưu một lần; mặc định tùy theo độ dài.</translation>
    </message>
    <message>
        <source>How the elements of one weight are drawn before the first step.</source>
        <translation>Các phần tử của một trọng số được lấy thế nào trước bước đầu tiên.</translation>
    </message>
    <message>
        <source>How the learning rate changes.</source>
        <translation>Tốc độ học thay đổi thế nào.</translation>
    </message>
    <message>
        <source>How the weights are drawn.</source>
        <translation>Trọng số được lấy thế nào.</translation>
    </message>
    <message>
        <source>How the weights are updated, and for how long.</source>
        <translation>Trọng số được thay đổi thế nào và trong bao lâu.</translation>
    </message>
    <message>
        <source>Hyperbolic tangent.</source>
        <translation>Hàm tang hyperbol.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Kích thước ảnh</translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation>Số ảnh mỗi bước.</translation>
    </message>
    <message>
        <source>Images, labels and preprocessing.</source>
        <translation>Ảnh, nhãn và tiền xử lý.</translation>
    </message>
    <message>
        <source>Keeps adaptive learning rates finite.</source>
        <translation>Giữ cho tốc độ thích nghi hữu hạn.</translation>
    </message>
    <message>
        <source>Preserves the forward signal of linear and SELU units.</source>
        <translation>Giữ tín hiệu đi tới của nơ-ron tuyến tính và SELU.</translation>
    </message>
    <message>
        <source>Preserves the forward signal; drawn from a normal distribution.</source>
        <translation>Giữ tín hiệu đi tới; lấy từ phân phối chuẩn.</translation>
    </message>
    <message>
        <source>Preserves the signal through ReLU; drawn from a normal distribution.</source>
        <translation>Giữ tín hiệu qua ReLU; lấy từ phân phối chuẩn.</translation>
    </message>
    <message>
        <source>Preserves the signal through ReLU, which halves its power.</source>
        <translation>Giữ tín hiệu qua ReLU, vốn cắt nửa công suất của nó.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Kích thước bộ lọc</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient.</source>
        <translation>Chuẩn lớn nhất của toàn bộ gradient.</translation>
    </message>
    <message>
        <source>Largest value of each window.</source>
        <translation>Giá trị lớn nhất của mỗi cửa sổ.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Các tầng</translation>
    </message>
    <message>
        <source>LeNet-5 in the style of 1998: tanh, average pooling, LeCun&apos;s initial weights.</source>
        <translation>LeNet-5 theo kiểu 1998: tanh, gộp trung bình, trọng số ban đầu của LeCun.</translation>
    </message>
    <message>
        <source>Leaky slope</source>
        <translation>Độ dốc rò</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>Step size along the gradient.</source>
        <translation>Độ lớn của bước theo gradient.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Giới hạn</translation>
    </message>
    <message>
        <source>Locally connected layer: a filter of its own at every position.</source>
        <translation>Tầng kết nối cục bộ: mỗi vị trí một bộ lọc riêng.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Mean of each feature map.</source>
        <translation>Trung bình của mỗi bản đồ đặc trưng.</translation>
    </message>
    <message>
        <source>Mean of each window.</source>
        <translation>Trung bình của mỗi cửa sổ.</translation>
    </message>
    <message>
        <source>Measure activations and gradients.</source>
        <translation>Đo kích hoạt và gradient.</translation>
    </message>
    <message>
        <source>Decay rate of the running mean of the gradient.</source>
        <translation>Hệ số suy giảm của trung bình trượt của gradient.</translation>
    </message>
    <message>
        <source>Decay rate of the running mean of the squared gradient.</source>
        <translation>Hệ số suy giảm của trung bình trượt của bình phương gradient.</translation>
    </message>
    <message>
        <source>Mirror half of the images left to right, at random.</source>
        <translation>Lật trái-phải ngẫu nhiên một nửa số ảnh.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Chế độ</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Động lượng</translation>
    </message>
    <message>
        <source>Shift each image randomly by up to this much.</source>
        <translation>Dời ngẫu nhiên mỗi ảnh tối đa chừng này.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Tell the direction of a contour in a photograph; labels come from gradients.</source>
        <translation>Phân loại hướng của một đường viền. Nhãn lấy từ gradient, nên thực chất cạnh đã được yêu cầu sẵn.</translation>
    </message>
    <message>
        <source>Negative slope a in He&apos;s variance 2 / ((1 + a²) n).</source>
        <translation>Độ dốc âm a trong phương sai của He 2 / ((1 + a²) n).</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Nhiễu</translation>
    </message>
    <message>
        <source>Normal distribution with std 0.01, whatever the size of the layer.</source>
        <translation>Chuẩn với σ 0.01, bất kể cỡ của tầng.</translation>
    </message>
    <message>
        <source>Normal distribution with mean zero; std is 0.05 unless given.</source>
        <translation>Chuẩn với trung bình 0; σ 0.05 nếu không cho.</translation>
    </message>
    <message>
        <source>Number of output channels.</source>
        <translation>Số kênh đầu ra.</translation>
    </message>
    <message>
        <source>Number of outputs; defaults to the number of classes.</source>
        <translation>Số đầu ra; mặc định bằng số lớp.</translation>
    </message>
    <message>
        <source>When off, the weights stay as they were drawn.</source>
        <translation>Khi tắt, trọng số giữ nguyên như lúc lấy mẫu.</translation>
    </message>
    <message>
        <source>One line that says what it shows.</source>
        <translation>Một dòng cho biết nó cho thấy điều gì.</translation>
    </message>
    <message>
        <source>Convolution of every channel on its own; before a 1×1 conv, a separable convolution.</source>
        <translation>Tích chập riêng từng kênh; đặt trước một conv 1×1 thì thành tích chập tách được.</translation>
    </message>
    <message>
        <source>Glorot&apos;s (Xavier&apos;s) variance, drawn from a normal distribution.</source>
        <translation>Phương sai của Glorot (Xavier), lấy từ phân phối chuẩn.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Bộ tối ưu</translation>
    </message>
    <message>
        <source>Optimizer, batch size and length of training.</source>
        <translation>Bộ tối ưu, kích thước lô và độ dài huấn luyện.</translation>
    </message>
    <message>
        <source>Orthonormal weights; then each layer is scaled until its output has variance 1 on real data.</source>
        <translation>Trọng số trực chuẩn; rồi mỗi tầng được co giãn đến khi đầu ra có phương sai 1 trên dữ liệu thật.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Đệm</translation>
    </message>
    <message>
        <source>Passes over the training images.</source>
        <translation>Số lượt qua các ảnh huấn luyện.</translation>
    </message>
    <message>
        <source>Patches of photographs, classified by the direction of their contour, one of 8 (the labels come from gradients).</source>
        <translation>Mảnh ảnh chụp, phân loại theo hướng của đường viền, một trong 8 hướng (nhãn lấy từ gradient).</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Tiền xử lý</translation>
    </message>
    <message>
        <source>Pulls every parameter toward zero.</source>
        <translation>Kéo mọi tham số về 0.</translation>
    </message>
    <message>
        <source>RMSprop decay</source>
        <translation>Suy giảm RMSprop</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tỉ lệ</translation>
    </message>
    <message>
        <source>Recognize 128 patches of photographs in new views: edges in 8 orientations.</source>
        <translation>Nhận ra 128 mảnh ảnh chụp ở góc nhìn mới: cạnh theo 8 hướng.</translation>
    </message>
    <message>
        <source>Record the filters.</source>
        <translation>Ghi lại các bộ lọc.</translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own standard deviation.</source>
        <translation>Thay độ lệch chuẩn của quy tắc.</translation>
    </message>
    <message>
        <source>Replaces the scheme&apos;s own variance.</source>
        <translation>Thay phương sai của quy tắc.</translation>
    </message>
    <message>
        <source>Rule that determines the distribution.</source>
        <translation>Quy tắc định ra phân phối.</translation>
    </message>
    <message>
        <source>Rule that turns gradients into updates.</source>
        <translation>Quy tắc biến gradient thành cập nhật.</translation>
    </message>
    <message>
        <source>Save the whole state.</source>
        <translation>Lưu toàn bộ trạng thái.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lịch</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Sets a random share of its inputs to zero during training.</source>
        <translation>Đặt ngẫu nhiên một phần đầu vào về 0 khi huấn luyện.</translation>
    </message>
    <message>
        <source>Shape of the draw.</source>
        <translation>Dạng phân phối khi lấy mẫu.</translation>
    </message>
    <message>
        <source>Share of inputs set to zero.</source>
        <translation>Tỉ lệ đầu vào bị đặt về 0.</translation>
    </message>
    <message>
        <source>Share of the previous update that is kept; defaults to 0.9, and to 0 for sgd and rmsprop.</source>
        <translation>Phần cập nhật trước được giữ lại; mặc định 0.9, với sgd và rmsprop là 0.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Dịch chuyển</translation>
    </message>
    <message>
        <source>Short name; defaults to the type and a number, as in conv1.</source>
        <translation>Tên ngắn; mặc định là loại và một số, như conv1.</translation>
    </message>
    <message>
        <source>What Chainer uses: LeCun normal, zero bias; local layers count all their positions.</source>
        <translation>Như trong Chainer: LeCun chuẩn, bias bằng 0; tầng cục bộ đếm mọi vị trí của nó.</translation>
    </message>
    <message>
        <source>What ConvNetJS uses: LeCun normal, zero bias (0.1 before ReLU).</source>
        <translation>Như trong ConvNetJS: LeCun chuẩn, bias bằng 0 (0.1 trước ReLU).</translation>
    </message>
    <message>
        <source>What Darknet uses: He normal in convolutions, uniform in dense layers; zero bias.</source>
        <translation>Như trong Darknet: He chuẩn ở tích chập, đều ở tầng dày đặc; bias bằng 0.</translation>
    </message>
    <message>
        <source>What Equinox uses: uniform within ±1/√fan_in, and the bias alike.</source>
        <translation>Như trong Equinox: đều trong ±1/√fan_in, bias cũng vậy.</translation>
    </message>
    <message>
        <source>What Flax uses: LeCun&apos;s variance, truncated at ±2σ and corrected; zero bias.</source>
        <translation>Như trong Flax: phương sai LeCun, cắt ở ±2σ và có hiệu chỉnh; bias bằng 0.</translation>
    </message>
    <message>
        <source>What Haiku uses: 1/√fan_in truncated at ±2σ, uncorrected (σ is 0.88 of it); zero bias.</source>
        <translation>Như trong Haiku: 1/√fan_in cắt ở ±2σ, không hiệu chỉnh (σ còn 0.88); bias bằng 0.</translation>
    </message>
    <message>
        <source>What Keras 2 uses: Glorot (Xavier) uniform, zero bias; local layers count all their positions.</source>
        <translation>Như trong Keras 2: Glorot đều, bias bằng 0; tầng cục bộ đếm mọi vị trí của nó.</translation>
    </message>
    <message>
        <source>What MLX uses: uniform within ±1/√fan_in; the bias alike, but zero in convolutions.</source>
        <translation>Như trong MLX: đều trong ±1/√fan_in; bias cũng vậy, nhưng bằng 0 ở tích chập.</translation>
    </message>
    <message>
        <source>What MXNet uses: uniform within ±0.07 for any size of layer; zero bias.</source>
        <translation>Như trong MXNet: đều trong ±0.07 với mọi cỡ tầng; bias bằng 0.</translation>
    </message>
    <message>
        <source>What MindSpore uses: uniform within ±1/√fan_in, and the bias alike.</source>
        <translation>Như trong MindSpore: đều trong ±1/√fan_in, bias cũng vậy.</translation>
    </message>
    <message>
        <source>What Paddle uses: He normal in convolutions, Glorot (Xavier) uniform elsewhere; zero bias.</source>
        <translation>Như trong Paddle: He chuẩn ở tích chập, Glorot đều ở các tầng khác; bias bằng 0.</translation>
    </message>
    <message>
        <source>What Sonnet uses: 1/√fan_in truncated at ±2σ, uncorrected (σ is 0.88 of it); zero bias.</source>
        <translation>Như trong Sonnet: 1/√fan_in cắt ở ±2σ, không hiệu chỉnh (σ còn 0.88); bias bằng 0.</translation>
    </message>
    <message>
        <source>What Synaptic uses: uniform within ±0.1 for any size of layer, and the bias alike.</source>
        <translation>Như trong Synaptic: đều trong ±0.1 với mọi cỡ tầng, bias cũng vậy.</translation>
    </message>
    <message>
        <source>What TensorFlow.js uses: Glorot (Xavier) normal, truncated at ±2σ, uncorrected; zero bias.</source>
        <translation>Như trong TensorFlow.js: Glorot chuẩn cắt ở ±2σ, không hiệu chỉnh; bias bằng 0.</translation>
    </message>
    <message>
        <source>What brain.js uses: uniform within ±0.2 for any size of layer, and the bias alike.</source>
        <translation>Như trong brain.js: đều trong ±0.2 với mọi cỡ tầng, bias cũng vậy.</translation>
    </message>
    <message>
        <source>What dlib uses: uniform, by the inputs of a window and the number of filters; zero bias.</source>
        <translation>Như trong dlib: đều, theo số đầu vào của cửa sổ và số bộ lọc; bias bằng 0.</translation>
    </message>
    <message>
        <source>What fastai uses: He uniform in convolutions, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Như trong fastai: He đều ở tích chập, mặc định của PyTorch ở tầng dày đặc.</translation>
    </message>
    <message>
        <source>What scikit-learn uses: Glorot (Xavier) uniform, for the bias too.</source>
        <translation>Như trong scikit-learn: Glorot đều, bias cũng vậy.</translation>
    </message>
    <message>
        <source>What thinc uses: Glorot (Xavier) uniform, zero bias.</source>
        <translation>Như trong thinc: Glorot đều, bias bằng 0.</translation>
    </message>
    <message>
        <source>What timm uses: He normal over fan_out in ResNets, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Như trong timm: He chuẩn theo fan_out ở ResNet, mặc định của PyTorch ở tầng dày đặc.</translation>
    </message>
    <message>
        <source>What tinygrad uses: uniform within ±1/√fan_in with all groups counted; the bias alike.</source>
        <translation>Như trong tinygrad: đều trong ±1/√fan_in, đếm mọi nhóm; bias cũng vậy.</translation>
    </message>
    <message>
        <source>What torchvision uses: He normal over fan_out in ResNets, PyTorch&apos;s defaults in dense layers.</source>
        <translation>Như trong torchvision: He chuẩn theo fan_out ở ResNet, mặc định của PyTorch ở tầng dày đặc.</translation>
    </message>
    <message>
        <source>Whether images are used in gray or in color; by default, as they are stored.</source>
        <translation>Dùng ảnh xám hay ảnh màu; mặc định như được lưu.</translation>
    </message>
    <message>
        <source>data.mean and data.std do not match the images: after preprocessing they have mean {mean} and standard deviation {std} instead of 0 and 1</source>
        <translation>data.mean và data.std không khớp với ảnh: sau tiền xử lý, ảnh có trung bình {mean} và độ lệch chuẩn {std} thay vì 0 và 1</translation>
    </message>
    <message>
        <source>no test images given: a sixth of every class is held out, chosen at random by the seed</source>
        <translation>không có ảnh kiểm tra: một phần sáu mỗi lớp được để riêng, chọn ngẫu nhiên theo hạt giống</translation>
    </message>
    <message>
        <source>one image is left out of each epoch, a different one each time, because batch normalization cannot use a last batch of one image</source>
        <translation>mỗi epoch bỏ ra một ảnh, mỗi lần một ảnh khác, vì chuẩn hóa lô không dùng được lô cuối chỉ có một ảnh</translation>
    </message>
    <message>
        <source>the pixels are bytes of 0 and 1, read as black and white</source>
        <translation>điểm ảnh là các byte 0 và 1, được đọc là đen và trắng</translation>
    </message>
    <message>
        <source>the schedule &apos;{schedule}&apos; restarts after step {steps}</source>
        <translation>lịch &apos;{schedule}&apos; bắt đầu lại sau bước {steps}</translation>
    </message>
    <message>
        <source>the training pixels range from {train}, the test pixels from {test}</source>
        <translation>điểm ảnh huấn luyện từ {train}, điểm ảnh kiểm tra từ {test}</translation>
    </message>
    <message>
        <source>Height and width of generated images.</source>
        <translation>Chiều cao và chiều rộng của ảnh sinh ra.</translation>
    </message>
    <message>
        <source>Size of the window, or [height, width].</source>
        <translation>Kích thước cửa sổ, hoặc [cao, rộng].</translation>
    </message>
    <message>
        <source>Size, or [height, width].</source>
        <translation>Kích thước, hoặc [cao, rộng].</translation>
    </message>
    <message>
        <source>Signal interval</source>
        <translation>Tín hiệu mỗi</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Độ dốc</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Độ lệch chuẩn</translation>
    </message>
    <message>
        <source>Standard deviation of Gaussian noise on generated images.</source>
        <translation>Độ lệch chuẩn của nhiễu Gauss trên ảnh sinh ra.</translation>
    </message>
    <message>
        <source>Seed of all random numbers.</source>
        <translation>Hạt giống của mọi số ngẫu nhiên.</translation>
    </message>
    <message>
        <source>Step edges and bars of 8 directions (the classes), in noise.</source>
        <translation>Cạnh bậc và thanh theo 8 hướng (các lớp), trong nhiễu.</translation>
    </message>
    <message>
        <source>Step of the window, or [vertical, horizontal].</source>
        <translation>Bước của cửa sổ, hoặc [dọc, ngang].</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Số bước</translation>
    </message>
    <message>
        <source>Steps between drops of the &apos;step&apos; schedule.</source>
        <translation>Số bước giữa các lần giảm của lịch &apos;step&apos;.</translation>
    </message>
    <message>
        <source>Steps over which the rate grows linearly from zero.</source>
        <translation>Số bước mà tốc độ tăng tuyến tính từ 0.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Bước nhảy</translation>
    </message>
    <message>
        <source>Subtracted from pixels in 0…1; measured on the training images by default.</source>
        <translation>Trừ khỏi điểm ảnh trong 0…1; mặc định đo trên ảnh huấn luyện.</translation>
    </message>
    <message>
        <source>Tell X, O and + apart in noise: the strokes show up as edges within a second.</source>
        <translation>Phân biệt X, O và + trong nhiễu: các nét hiện lại thành cạnh, trong một giây.</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Ảnh kiểm tra</translation>
    </message>
    <message>
        <source>The center tap is the identity: the layer passes its input on unchanged.</source>
        <translation>Điểm giữa là ma trận đơn vị: tầng truyền nguyên đầu vào.</translation>
    </message>
    <message>
        <source>The center tap is orthogonal across channels; all else is 0.</source>
        <translation>Điểm giữa trực giao theo kênh, còn lại là 0.</translation>
    </message>
    <message>
        <source>The constant of the scheme &apos;constant&apos;.</source>
        <translation>Hằng số của quy tắc &apos;constant&apos;.</translation>
    </message>
    <message>
        <source>The default: 16 filters of 9×9 on digits turn from noise into edge detectors.</source>
        <translation>Mặc định: 16 bộ lọc 9×9 trên chữ số đi từ nhiễu thành bộ dò cạnh.</translation>
    </message>
    <message>
        <source>The general form: scale over a fan, as normal, truncated normal or uniform.</source>
        <translation>Dạng tổng quát: hệ số chia cho fan, với phân phối chuẩn, chuẩn cắt hoặc đều.</translation>
    </message>
    <message>
        <source>The layers.</source>
        <translation>Các tầng.</translation>
    </message>
    <message>
        <source>The simpler form of Glorot&apos;s (Xavier&apos;s) rule, which considers the forward signal only.</source>
        <translation>Dạng đơn giản hơn của quy tắc Glorot (Xavier), chỉ xét tín hiệu đi tới.</translation>
    </message>
    <message>
        <source>Your own weights from an .npy or .npz file (file.npz#key selects an array).</source>
        <translation>Trọng số riêng từ tệp .npy hoặc .npz (file.npz#key chọn một mảng).</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Huấn luyện được</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Ảnh huấn luyện</translation>
    </message>
    <message>
        <source>Uniform between −limit and limit; limit is 0.05 unless given.</source>
        <translation>Đều giữa −giới hạn và giới hạn; 0.05 nếu không cho.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số nơ-ron</translation>
    </message>
    <message>
        <source>Number of weight updates, instead of epochs.</source>
        <translation>Số lần cập nhật trọng số, thay cho epoch.</translation>
    </message>
    <message>
        <source>Used in the name of the run folder.</source>
        <translation>Dùng trong tên thư mục lần chạy.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Phương sai</translation>
    </message>
    <message>
        <source>Variance factor</source>
        <translation>Hệ số phương sai</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Khởi động</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Suy giảm trọng số</translation>
    </message>
    <message>
        <source>Weight of the newest batch in the running averages.</source>
        <translation>Trọng số của lô mới nhất trong trung bình trượt.</translation>
    </message>
    <message>
        <source>What PyTorch layers use: kaiming_uniform with a = √5; the bias is drawn from the same distribution.</source>
        <translation>Cách của các tầng PyTorch: kaiming_uniform với a = √5; bias lấy từ cùng phân phối.</translation>
    </message>
    <message>
        <source>Factor of each drop.</source>
        <translation>Hệ số của mỗi lần giảm.</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <source>Steps after which cosine and one-cycle restart; set when a run is trained further.</source>
        <translation>Các bước mà sau đó cosin và một chu kỳ bắt đầu lại; được đặt khi huấn luyện tiếp một lần chạy.</translation>
    </message>
    <message>
        <source>The well-known Keras example with glorot_uniform (Xavier): accurate, few edges.</source>
        <translation>Ví dụ nổi tiếng của Keras với glorot_uniform (Xavier): chính xác, ít cạnh.</translation>
    </message>
    <message>
        <source>Number of images used, each class in proportion.</source>
        <translation>Chỉ dùng chừng này, mỗi lớp theo tỉ lệ.</translation>
    </message>
    <message>
        <source>What Keras layers use: glorot_uniform (Xavier), with zero bias.</source>
        <translation>Cách của các tầng Keras: glorot_uniform (Xavier), với bias 0.</translation>
    </message>
    <message>
        <source>Preprocessing of every image before training.</source>
        <translation>Mỗi ảnh được xử lý thế nào trước khi huấn luyện.</translation>
    </message>
    <message>
        <source>A built-in dataset, or a file or folder with images and labels.</source>
        <translation>Bộ dữ liệu có sẵn, hoặc tệp hay thư mục chứa ảnh và nhãn.</translation>
    </message>
    <message>
        <source>A small network with 99% on the MNIST test images after seconds on one core.</source>
        <translation>Mạng nhỏ đạt 99% trên ảnh kiểm tra MNIST sau vài giây trên một nhân.</translation>
    </message>
    <message>
        <source>Add a trainable constant in the 1×1 convolution.</source>
        <translation>Cộng thêm một hằng số được huấn luyện trong tích chập 1×1.</translation>
    </message>
    <message>
        <source>Adds the output of an earlier layer, through a 1×1 convolution if the shapes differ.</source>
        <translation>Cộng đầu ra của một tầng trước đó, qua tích chập 1×1 nếu kích thước khác nhau.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Array, file or column with the labels, if they are not found by name.</source>
        <translation>Mảng, tệp hoặc cột chứa nhãn, nếu không tìm thấy theo tên.</translation>
    </message>
    <message>
        <source>Array, file or columns with the images, if they are not found by name.</source>
        <translation>Mảng, tệp hoặc các cột chứa ảnh, nếu không tìm thấy theo tên.</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>Tên các lớp</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Nội dung tệp</translation>
    </message>
    <message>
        <source>Contrast share</source>
        <translation>Tỉ lệ theo độ tương phản</translation>
    </message>
    <message>
        <source>Convolution backward: each input pixel adds a filter to the output, `stride` pixels apart.</source>
        <translation>Tích chập ngược: mỗi điểm ảnh đầu vào cộng một bộ lọc vào đầu ra, cách nhau `stride` điểm ảnh.</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Độ giãn</translation>
    </message>
    <message>
        <source>ELU with the α and the factor that keep zero mean and unit variance.</source>
        <translation>ELU với α và hệ số giữ trung bình bằng không và phương sai đơn vị.</translation>
    </message>
    <message>
        <source>Edges without labels: one winner of 48 filters reconstructs photo patches.</source>
        <translation>Cạnh không cần nhãn: một bộ lọc thắng trong 48 bộ lọc tái tạo các mảnh ảnh chụp.</translation>
    </message>
    <message>
        <source>Exchange bright and dark.</source>
        <translation>Đổi chỗ sáng và tối.</translation>
    </message>
    <message>
        <source>Factor of the mean absolute value in the loss.</source>
        <translation>Hệ số của giá trị tuyệt đối trung bình trong mất mát.</translation>
    </message>
    <message>
        <source>Factor, or [vertical, horizontal].</source>
        <translation>Hệ số, hoặc [dọc, ngang].</translation>
    </message>
    <message>
        <source>First label</source>
        <translation>Nhãn đầu tiên</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Phần</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Số phần</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;, instead of a path: an .npy file as lines of base64.</source>
        <translation>Cho quy tắc &apos;file&apos;, thay cho đường dẫn: một tệp .npy dưới dạng các dòng base64.</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;: an .npz, .npy or other file of weights, or FILE#LAYER.</source>
        <translation>Cho sơ đồ “tệp”: một tệp trọng số .npz, .npy hoặc loại khác, hoặc TỆP#LỚP.</translation>
    </message>
    <message>
        <source>For the scheme &apos;file&apos;: order of the axes in the file, such as HWIO, if it does not tell.</source>
        <translation>Cho quy tắc “tệp”: thứ tự các trục trong tệp, chẳng hạn HWIO, nếu tệp không cho biết.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Nhóm</translation>
    </message>
    <message>
        <source>Groups of channels; a filter sees only the channels of its group.</source>
        <translation>Các nhóm kênh; một bộ lọc chỉ thấy các kênh trong nhóm của nó.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Initial slope</source>
        <translation>Độ dốc ban đầu</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Đảo ngược</translation>
    </message>
    <message>
        <source>Label gaps</source>
        <translation>Khoảng trống trong nhãn</translation>
    </message>
    <message>
        <source>Label of the first class; defaults to the smallest one.</source>
        <translation>Nhãn của lớp đầu tiên; mặc định là nhãn nhỏ nhất.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Largest of every few neighboring channels.</source>
        <translation>Giá trị lớn nhất của mỗi vài kênh liền kề.</translation>
    </message>
    <message>
        <source>Mean square 1 per image, then a trained scale per channel; the mean is not subtracted.</source>
        <translation>Trung bình bình phương bằng 1 cho từng ảnh, rồi tỉ lệ được huấn luyện cho từng kênh; không trừ trung bình.</translation>
    </message>
    <message>
        <source>Measure on all test images; by default on a sample before the end of the run.</source>
        <translation>Đo trên tất cả ảnh kiểm tra; mặc định là trên một mẫu trước khi kết thúc lần chạy.</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Hệ số nhân</translation>
    </message>
    <message>
        <source>Multiplies the scheme&apos;s variance (σ changes by its square root).</source>
        <translation>Nhân phương sai của quy tắc (σ tăng theo căn).</translation>
    </message>
    <message>
        <source>Name of an earlier conv layer whose weight it uses: a tied decoder.</source>
        <translation>Tên của một lớp conv phía trước mà nó dùng chung trọng số: bộ giải mã dùng chung.</translation>
    </message>
    <message>
        <source>Name of the earlier layer whose output is added.</source>
        <translation>Tên của tầng trước đó có đầu ra được cộng vào.</translation>
    </message>
    <message>
        <source>Names of the classes in order, instead of those in the files.</source>
        <translation>Tên các lớp theo thứ tự, thay cho tên trong tệp.</translation>
    </message>
    <message>
        <source>Normal distribution truncated at ±2 std, uncorrected: its real std is 0.87963 std.</source>
        <translation>Chuẩn cắt ở ±2 σ, không hiệu chỉnh: σ thật bằng 0.87963 σ.</translation>
    </message>
    <message>
        <source>Number of channels passed on at a position.</source>
        <translation>Số kênh được truyền qua tại mỗi vị trí.</translation>
    </message>
    <message>
        <source>Number of filters of each input channel.</source>
        <translation>Số bộ lọc cho mỗi kênh đầu vào.</translation>
    </message>
    <message>
        <source>Number of groups of channels.</source>
        <translation>Số nhóm kênh.</translation>
    </message>
    <message>
        <source>Number of neighboring channels of which the largest is taken.</source>
        <translation>Số kênh liền kề mà trong đó giá trị lớn nhất được lấy.</translation>
    </message>
    <message>
        <source>Number of parts of the training images for cross-validation; one is used for testing.</source>
        <translation>Số phần mà ảnh huấn luyện được chia ra để kiểm định chéo; một phần dùng để kiểm tra.</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Thứ tự các trục</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Hướng</translation>
    </message>
    <message>
        <source>Output of</source>
        <translation>Đầu ra của</translation>
    </message>
    <message>
        <source>Part that is used for testing; defaults to the first.</source>
        <translation>Phần dùng để kiểm tra; mặc định là phần đầu tiên.</translation>
    </message>
    <message>
        <source>Passes its input on, and adds its mean absolute value to the loss: a sparse code.</source>
        <translation>Chuyển tiếp đầu vào và cộng giá trị tuyệt đối trung bình của nó vào mất mát: một mã thưa.</translation>
    </message>
    <message>
        <source>Passes on the largest absolute values at every position, and sets the others to zero.</source>
        <translation>Truyền qua các giá trị tuyệt đối lớn nhất tại mỗi vị trí, các giá trị khác thành không.</translation>
    </message>
    <message>
        <source>Patches of photographs without labels, for networks that reconstruct them; whitened preprocessing whitens the photographs first.</source>
        <translation>Các mảnh ảnh chụp không có nhãn, cho mạng tái tạo chúng; tiền xử lý làm trắng sẽ làm trắng ảnh chụp trước.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Số mảnh</translation>
    </message>
    <message>
        <source>Preserves signal and gradient as a compromise, for tanh and linear units (Xavier Glorot).</source>
        <translation>Dung hòa để giữ tín hiệu và gradient, cho tanh và nơ-ron tuyến tính (Xavier Glorot).</translation>
    </message>
    <message>
        <source>Repeats every pixel: nearest-neighbor upsampling.</source>
        <translation>Lặp lại từng điểm ảnh: phóng to theo láng giềng gần nhất.</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Đổi kích thước</translation>
    </message>
    <message>
        <source>Restore photo patches of which 30% of the pixels are missing: an autoencoder.</source>
        <translation>Khôi phục các mảnh ảnh chụp thiếu 30% điểm ảnh: một bộ tự mã hóa.</translation>
    </message>
    <message>
        <source>Rows of numbers are signals: images of height 1, with values as stored.</source>
        <translation>Các hàng số là tín hiệu: ảnh có chiều cao 1, với giá trị như được lưu.</translation>
    </message>
    <message>
        <source>Scale every filter to length 1 before training and after each step.</source>
        <translation>Co giãn mỗi bộ lọc về độ dài 1 trước khi huấn luyện và sau mỗi bước.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Tập</translation>
    </message>
    <message>
        <source>Share of the patches of photographs that is used, those with the highest contrast.</source>
        <translation>Tỉ lệ các mảnh ảnh chụp được dùng, những mảnh có độ tương phản cao nhất.</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Tín hiệu</translation>
    </message>
    <message>
        <source>Size, or [height, width], of all images from files.</source>
        <translation>Kích thước, hoặc [cao, rộng], của mọi ảnh đọc từ tệp.</translation>
    </message>
    <message>
        <source>Slope for negative values before training.</source>
        <translation>Độ dốc cho giá trị âm trước khi huấn luyện.</translation>
    </message>
    <message>
        <source>Standardized</source>
        <translation>Chuẩn hóa trọng số</translation>
    </message>
    <message>
        <source>Step from one tap to the next, or [vertical, horizontal].</source>
        <translation>Bước từ một phần tử của bộ lọc tới phần tử kế tiếp, hoặc [dọc, ngang].</translation>
    </message>
    <message>
        <source>The layers, from the image to the logits, or to the reconstructed image.</source>
        <translation>Các lớp, từ ảnh đến logit hoặc đến ảnh được tái tạo.</translation>
    </message>
    <message>
        <source>The output tends to −α.</source>
        <translation>Đầu ra tiến tới −α.</translation>
    </message>
    <message>
        <source>Tied to</source>
        <translation>Dùng chung với</translation>
    </message>
    <message>
        <source>Unit norm</source>
        <translation>Chuẩn đơn vị</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>Weight standardization: apply every filter with zero mean and unit variance.</source>
        <translation>Chuẩn hóa trọng số: áp dụng mỗi bộ lọc với trung bình 0 và phương sai 1.</translation>
    </message>
    <message>
        <source>What is measured, and when.</source>
        <translation>Đo gì và khi nào.</translation>
    </message>
    <message>
        <source>Where cosine and one-cycle end, relative to the peak.</source>
        <translation>Cosin và một chu kỳ kết thúc ở đâu, so với đỉnh.</translation>
    </message>
    <message>
        <source>Whether numbers that no label uses remain as empty classes.</source>
        <translation>Các số không có nhãn nào dùng có được giữ làm lớp trống hay không.</translation>
    </message>
    <message>
        <source>Whether rows and columns of the stored images are exchanged.</source>
        <translation>Hàng và cột của ảnh đã lưu có bị đổi chỗ hay không.</translation>
    </message>
    <message>
        <source>Which fan divides the variance.</source>
        <translation>Fan nào chia phương sai.</translation>
    </message>
    <message>
        <source>Which images to use, how many, and how they are preprocessed.</source>
        <translation>Dùng ảnh nào, bao nhiêu, và tiền xử lý thế nào.</translation>
    </message>
    <message>
        <source>Which set to use if there are several, as in FOLDER#letters.</source>
        <translation>Dùng tập nào nếu có nhiều tập, như trong THƯ_MỤC#letters.</translation>
    </message>
    <message>
        <source>Winners</source>
        <translation>Số kênh thắng</translation>
    </message>
    <message>
        <source>X, O and + with random position, size and thickness, in noise.</source>
        <translation>X, O và + với vị trí, cỡ và độ dày ngẫu nhiên, trong nhiễu.</translation>
    </message>
    <message>
        <source>ZCA epsilon</source>
        <translation>Epsilon ZCA</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per channel over the batch, then a trained scale and shift.</source>
        <translation>Trung bình 0 và phương sai 1 theo kênh trên lô, rồi co giãn và dời được huấn luyện.</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per image and group of channels, then a scale and shift.</source>
        <translation>Trung bình bằng không và phương sai đơn vị cho từng ảnh và nhóm kênh, rồi tỉ lệ và độ dịch.</translation>
    </message>
    <message>
        <source>Zero mean and unit variance per image, then a trained scale and shift per channel.</source>
        <translation>Trung bình bằng không và phương sai đơn vị cho từng ảnh, rồi tỉ lệ và độ dịch được huấn luyện cho từng kênh.</translation>
    </message>
    <message>
        <source>Zeros by default; with a default of a library, what that library draws.</source>
        <translation>Mặc định là 0; với mặc định của một thư viện thì lấy như thư viện đó.</translation>
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
        <translation>cộng</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>tự động</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>gộp trung bình</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>chuẩn hóa lô</translation>
    </message>
    <message>
        <source>bright and dark are exchanged (data.invert)</source>
        <translation>sáng và tối được đổi chỗ, theo data.invert</translation>
    </message>
    <message>
        <source>channel {channels} of the training images is constant: it tells the network nothing</source>
        <translation>kênh {channels} của ảnh huấn luyện không đổi: nó không cho mạng biết gì</translation>
    </message>
    <message>
        <source>class names from {file}</source>
        <translation>tên lớp lấy từ {file}</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>phân loại</translation>
    </message>
    <message>
        <source>classification: cross-entropy with the labels; reconstruction: mean squared error of the output, compared with the image itself, without labels.</source>
        <translation>phân loại: entropy chéo với nhãn; tái tạo: sai số bình phương trung bình của đầu ra so với chính ảnh đó, không cần nhãn.</translation>
    </message>
    <message>
        <source>colors converted to gray (data.color)</source>
        <translation>màu được chuyển sang xám, theo data.color</translation>
    </message>
    <message>
        <source>column 0 of {columns} is the label</source>
        <translation>cột 0 trong {columns} cột là nhãn</translation>
    </message>
    <message>
        <source>column {column} is the label</source>
        <translation>cột {column} là nhãn</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>dồn lại</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>hằng số</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>tương phản</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>tích chập</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosin</translation>
    </message>
    <message>
        <source>cross-validation: fold {fold} of {folds} of the training images is used for testing, and the test images are not used</source>
        <translation>kiểm định chéo: phần {fold} trong {folds} phần của ảnh huấn luyện được dùng để kiểm tra, còn ảnh kiểm tra không được dùng</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>dày đặc</translation>
    </message>
    <message>
        <source>depthwise conv</source>
        <translation>tích chập theo kênh</translation>
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
        <translation>trung bình toàn cục</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>xám</translation>
    </message>
    <message>
        <source>group norm</source>
        <translation>chuẩn hóa nhóm</translation>
    </message>
    <message>
        <source>hard swish</source>
        <translation>hard swish</translation>
    </message>
    <message>
        <source>images</source>
        <translation>ảnh</translation>
    </message>
    <message>
        <source>images found in {folder}</source>
        <translation>tìm thấy ảnh trong {folder}</translation>
    </message>
    <message>
        <source>images of {found}, resized to {size}</source>
        <translation>ảnh {found}, đổi kích thước thành {size}</translation>
    </message>
    <message>
        <source>isotropic noise</source>
        <translation>nhiễu đẳng hướng</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>giữ</translation>
    </message>
    <message>
        <source>l1 penalty</source>
        <translation>hình phạt L1</translation>
    </message>
    <message>
        <source>label 10 stands for the digit 0</source>
        <translation>nhãn 10 là chữ số 0</translation>
    </message>
    <message>
        <source>labels are one-hot vectors of {classes} classes</source>
        <translation>nhãn là vectơ one-hot của {classes} lớp</translation>
    </message>
    <message>
        <source>labels are text, numbered in alphabetical order</source>
        <translation>nhãn là văn bản, đánh số theo thứ tự bảng chữ cái</translation>
    </message>
    <message>
        <source>labels with gaps ({labels}), numbered 0 to {last}</source>
        <translation>nhãn có khoảng trống ({labels}), đánh số từ 0 đến {last}</translation>
    </message>
    <message>
        <source>labels {low} to {high}, {low} subtracted</source>
        <translation>nhãn từ {low} đến {high}, đã trừ {low}</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>chuẩn hóa tầng</translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>ln(1 + exp(x)), a smooth ReLU.</source>
        <translation>ln(1 + exp(x)), một ReLU trơn.</translation>
    </message>
    <message>
        <source>local</source>
        <translation>cục bộ</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>gộp cực đại</translation>
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
        <translation>động lượng</translation>
    </message>
    <message>
        <source>nesterov</source>
        <translation>nesterov</translation>
    </message>
    <message>
        <source>no test images of class {classes}</source>
        <translation>không có ảnh kiểm tra của lớp {classes}</translation>
    </message>
    <message>
        <source>no test images: the validation images are used instead</source>
        <translation>không có ảnh kiểm tra: dùng ảnh kiểm định thay thế</translation>
    </message>
    <message>
        <source>no training images of class {classes}</source>
        <translation>không có ảnh huấn luyện của lớp {classes}</translation>
    </message>
    <message>
        <source>no training pixel is above {high} of {full}: the images may have been scaled twice</source>
        <translation>không điểm ảnh huấn luyện nào vượt {high} trên {full}: có thể ảnh đã bị co giá trị hai lần</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>chuẩn</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>một chu kỳ</translation>
    </message>
    <message>
        <source>pictures rotated according to their EXIF data: {count}</source>
        <translation>số ảnh được xoay theo dữ liệu EXIF: {count}</translation>
    </message>
    <message>
        <source>pixels from {low} to {high}, scaled to 0 to 1</source>
        <translation>điểm ảnh từ {low} đến {high}, đưa về 0 đến 1</translation>
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
        <translation>nhãn ngẫu nhiên</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>nguyên bản</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>tái tạo</translation>
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
        <translation>chuẩn hóa RMS</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>rmsprop</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are images of {height}×{width}</source>
        <translation>các hàng {numbers} số là ảnh {height}×{width}</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are images of {height}×{width} in planes of red, green and blue</source>
        <translation>các hàng {numbers} số là ảnh {height}×{width} theo mặt phẳng đỏ, lục và lam</translation>
    </message>
    <message>
        <source>rows of {numbers} numbers are signals, with values as stored</source>
        <translation>các hàng gồm {numbers} số là tín hiệu, với giá trị như được lưu</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>scrambled phases</source>
        <translation>pha bị xáo trộn</translation>
    </message>
    <message>
        <source>scrambled pixels</source>
        <translation>xáo điểm ảnh</translation>
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
        <translation>sigmoid</translation>
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
        <translation>chuẩn hóa</translation>
    </message>
    <message>
        <source>step</source>
        <translation>bậc thang</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>bước</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>như đã lưu</translation>
    </message>
    <message>
        <source>stored in color, but gray: one channel is used</source>
        <translation>lưu bằng màu nhưng là ảnh xám: dùng một kênh</translation>
    </message>
    <message>
        <source>stored transposed, turned upright</source>
        <translation>lưu ở dạng chuyển vị, đã dựng lại cho đúng</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>the first line has no names of columns, and is an image</source>
        <translation>dòng đầu không có tên cột mà là một ảnh</translation>
    </message>
    <message>
        <source>the images have no labels: a network can reconstruct them (network.objective), but not classify them</source>
        <translation>ảnh không có nhãn: mạng có thể tái tạo chúng (network.objective), nhưng không thể phân loại</translation>
    </message>
    <message>
        <source>the last batch of each epoch has {images} images: too few for the statistics of batch normalization</source>
        <translation>lô cuối của mỗi epoch có {images} ảnh: quá ít cho thống kê của chuẩn hóa lô</translation>
    </message>
    <message>
        <source>the learning rate never drops: its first drop would be at step {every}, the run has {steps}</source>
        <translation>tốc độ học không bao giờ giảm: lần giảm đầu ở bước {every}, mà lần chạy có {steps} bước</translation>
    </message>
    <message>
        <source>the left image of every pair is used</source>
        <translation>dùng ảnh bên trái của mỗi cặp</translation>
    </message>
    <message>
        <source>the test images look like negatives of the training images (mean {test} against {train})</source>
        <translation>ảnh kiểm tra giống âm bản của ảnh huấn luyện (trung bình {test} so với {train})</translation>
    </message>
    <message>
        <source>transparent areas are shown on black</source>
        <translation>vùng trong suốt hiện trên nền đen</translation>
    </message>
    <message>
        <source>transparent areas are shown on white</source>
        <translation>vùng trong suốt hiện trên nền trắng</translation>
    </message>
    <message>
        <source>transposed</source>
        <translation>chuyển vị</translation>
    </message>
    <message>
        <source>transposed conv</source>
        <translation>tích chập chuyển vị</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>chuẩn cắt</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>đều</translation>
    </message>
    <message>
        <source>upsample</source>
        <translation>phóng to</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>valid, same, a number, or [rows, columns].</source>
        <translation>valid, same, một số, hoặc [hàng, cột].</translation>
    </message>
    <message>
        <source>white noise</source>
        <translation>nhiễu trắng</translation>
    </message>
    <message>
        <source>whitened</source>
        <translation>làm trắng</translation>
    </message>
    <message>
        <source>winners</source>
        <translation>kênh thắng</translation>
    </message>
    <message>
        <source>x / (1 + exp(−x)), also called swish.</source>
        <translation>x / (1 + exp(−x)), còn gọi là swish.</translation>
    </message>
    <message>
        <source>x where positive, a·x elsewhere, with a trained slope a per channel.</source>
        <translation>x nếu dương, ngược lại a·x, với độ dốc a được huấn luyện cho từng kênh.</translation>
    </message>
    <message>
        <source>x where positive, slope·x elsewhere.</source>
        <translation>x nếu dương, nếu không thì độ dốc·x.</translation>
    </message>
    <message>
        <source>x where positive, α·(exp(x) − 1) elsewhere.</source>
        <translation>x nếu dương, ngược lại α·(exp(x) − 1).</translation>
    </message>
    <message>
        <source>x·min(max(x + 3, 0), 6) / 6, a SiLU of straight pieces.</source>
        <translation>x·min(max(x + 3, 0), 6) / 6, một SiLU từng khúc.</translation>
    </message>
    <message>
        <source>x·Φ(x), Φ the distribution function of the standard normal.</source>
        <translation>x·Φ(x), Φ là hàm phân phối của chuẩn tắc.</translation>
    </message>
    <message>
        <source>zca</source>
        <translation>zca</translation>
    </message>
    <message>
        <source>zero mean</source>
        <translation>trung bình 0</translation>
    </message>
    <message>
        <source>{array}: the last of the axes {shape} counts the images</source>
        <translation>{array}: trục cuối trong các trục {shape} đếm số ảnh</translation>
    </message>
    <message>
        <source>{count} of {all} pictures cannot be read and are skipped, such as {first}</source>
        <translation>{count} trong {all} ảnh không đọc được và bị bỏ qua, chẳng hạn {first}</translation>
    </message>
    <message>
        <source>{images} and {labels} are used as images and labels ({part}), by their shapes</source>
        <translation>{images} và {labels} được dùng làm ảnh và nhãn ({part}), dựa theo kích thước mảng</translation>
    </message>
    <message>
        <source>{images} validation images are not used</source>
        <translation>{images} ảnh kiểm định không được dùng</translation>
    </message>
    <message>
        <source>{name} has no labels and is not used</source>
        <translation>{name} không có nhãn và không được dùng</translation>
    </message>
    <message>
        <source>{used} is used; {other} has labels of the same images</source>
        <translation>dùng {used}; {other} chứa nhãn của cùng các ảnh</translation>
    </message>
    <message>
        <source>{used} labels are used; {path}#{other} selects the others</source>
        <translation>dùng nhãn {used}; {path}#{other} chọn nhãn còn lại</translation>
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
        <translation>Có sắp xếp</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Hằng số</translation>
    </message>
    <message>
        <source>Glorot (Xavier) normal</source>
        <translation>Glorot (Xavier) chuẩn</translation>
    </message>
    <message>
        <source>Glorot (Xavier) uniform</source>
        <translation>Glorot (Xavier) đều</translation>
    </message>
    <message>
        <source>Library defaults</source>
        <translation>Mặc định của thư viện</translation>
    </message>
    <message>
        <source>Delta orthogonal</source>
        <translation>Delta trực giao</translation>
    </message>
    <message>
        <source>%1 default</source>
        <translation>Mặc định của %1</translation>
    </message>
    <message>
        <source>Failures to learn from</source>
        <translation>Thất bại để học</translation>
    </message>
    <message>
        <source>Fitted to the layer</source>
        <translation>Vừa theo tầng</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Từ tệp</translation>
    </message>
    <message>
        <source>Hand-made bank</source>
        <translation>Bộ làm bằng tay</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He chuẩn</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He đều</translation>
    </message>
    <message>
        <source>Identity (Dirac)</source>
        <translation>Đơn vị (Dirac)</translation>
    </message>
    <message>
        <source>LSUV, scaled by data</source>
        <translation>LSUV, co theo dữ liệu</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun chuẩn</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>LeCun đều</translation>
    </message>
    <message>
        <source>Normal, zero mean</source>
        <translation>Chuẩn, trung bình 0</translation>
    </message>
    <message>
        <source>Of a fixed size</source>
        <translation>Độ lớn cố định</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>Số 1</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>Trực giao</translation>
    </message>
    <message>
        <source>Small normal, σ 0.01</source>
        <translation>Chuẩn nhỏ, σ 0.01</translation>
    </message>
    <message>
        <source>Truncated normal</source>
        <translation>Chuẩn cắt</translation>
    </message>
    <message>
        <source>Uniform, zero mean</source>
        <translation>Đều, trung bình 0</translation>
    </message>
    <message>
        <source>Variance scaling</source>
        <translation>Co theo phương sai</translation>
    </message>
    <message>
        <source>Xavier (Glorot), Caffe&apos;s form</source>
        <translation>Xavier (Glorot), kiểu Caffe</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Số 0</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>chuẩn</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>chuẩn cắt</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>đều</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>%1 has the same output for all %2 images measured, and no gradient changes that: no information about the images reaches the output.</source>
        <translation>%1 cho cùng một đầu ra với cả %2 ảnh đã đo, và không gradient nào thay đổi được điều đó: không thông tin nào về ảnh đến được đầu ra.</translation>
    </message>
    <message>
        <source>%1 contains %2 images and %3 contains %4 labels; the numbers must be equal</source>
        <translation>%1 chứa %2 ảnh, %3 chứa %4 nhãn: hai số phải bằng nhau</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 được nêu hai lần</translation>
    </message>
    <message>
        <source>%1 is saturated: its outputs lie on the flat ends of the curve, where hardly any gradient passes.</source>
        <translation>%1 bị bão hòa: đầu ra của nó nằm ở hai đầu phẳng của đường cong, nơi gradient hầu như không đi qua.</translation>
    </message>
    <message>
        <source>%1 is saturated: most of its outputs lie on the flat ends of its curve, where hardly any gradient passes.</source>
        <translation>%1 bị bão hòa: phần lớn đầu ra của nó nằm ở hai đầu phẳng của đường cong, nơi gradient hầu như không đi qua.</translation>
    </message>
    <message>
        <source>%1 is used by %2, which is not an operator of ONNX, and was left out</source>
        <translation>%1 được %2 dùng, vốn không phải là toán tử của ONNX, nên đã bị bỏ qua</translation>
    </message>
    <message>
        <source>%1 parameters, output %2: training would take about %3 GiB, accepted: at most %4 GiB here</source>
        <translation>%1 tham số, đầu ra %2: huấn luyện sẽ cần khoảng %3 GiB, chấp nhận: nhiều nhất %4 GiB trên máy này</translation>
    </message>
    <message>
        <source>%1 runs at once need about %2 GiB, and %3 GiB are free; accepted: fewer seeds or contestants</source>
        <translation>%1 lần chạy cùng lúc cần khoảng %2 GiB, và còn trống %3 GiB; chấp nhận: ít hạt giống hoặc ít bên đua hơn</translation>
    </message>
    <message>
        <source>%1 runs at once, accepted: up to %2</source>
        <translation>%1 lần chạy cùng lúc, chấp nhận: tối đa %2</translation>
    </message>
    <message>
        <source>%1 trials planned, accepted: up to %2, or more with --yes</source>
        <translation>đã lên kế hoạch %1 lần thử, chấp nhận: tối đa %2, hoặc nhiều hơn với --yes</translation>
    </message>
    <message>
        <source>%1 workers need about %2 GiB each, and %3 GiB are free; accepted: %4 or fewer</source>
        <translation>%1 tiến trình cần khoảng %2 GiB mỗi tiến trình, và còn trống %3 GiB; chấp nhận: %4 hoặc ít hơn</translation>
    </message>
    <message>
        <source>%1 workers need about %2 GiB each, and %3 GiB are free; accepted: smaller networks or fewer images</source>
        <translation>%1 tiến trình cần khoảng %2 GiB mỗi tiến trình, và còn trống %3 GiB; chấp nhận: mạng nhỏ hơn hoặc ít ảnh hơn</translation>
    </message>
    <message>
        <source>%1: %2 has no labels; accepted: images with labels</source>
        <translation>%1: %2 không có nhãn; chấp nhận: ảnh có nhãn</translation>
    </message>
    <message>
        <source>%1: %2 images; without separate test images, at least %3 are needed</source>
        <translation>%1: %2 ảnh; khi không có ảnh kiểm tra riêng, cần ít nhất %3</translation>
    </message>
    <message>
        <source>%1: %2 only with filters of 3-D convolutions; found %3; accepted: at least one array with four axes</source>
        <translation>%1: %2 chỉ có bộ lọc của tích chập 3-D; tìm thấy %3; chấp nhận: ít nhất một mảng có bốn trục</translation>
    </message>
    <message>
        <source>%1: %2 without filters of a convolution; found %3; accepted: at least one array with four axes</source>
        <translation>%1: %2 không có bộ lọc tích chập; tìm thấy %3; chấp nhận: ít nhất một mảng có bốn trục</translation>
    </message>
    <message>
        <source>%1: %2: contains NaN or infinity, accepted: finite numbers</source>
        <translation>%1: %2: chứa NaN hoặc vô cùng; chấp nhận: số hữu hạn</translation>
    </message>
    <message>
        <source>%1: %2: its weights are in %3, outside the folder of the file; accepted: a file in the same folder</source>
        <translation>%1: %2: trọng số nằm ở %3, ngoài thư mục của tệp; chấp nhận: một tệp trong cùng thư mục</translation>
    </message>
    <message>
        <source>%1: %2: its weights are in %3, which is missing; accepted: both files in one folder</source>
        <translation>%1: %2: trọng số nằm ở %3, nhưng tệp này bị thiếu; chấp nhận: cả hai tệp trong một thư mục</translation>
    </message>
    <message>
        <source>%1: a Python pickle; nothing is ever unpickled; accepted: a state_dict, written where the model is defined: torch.save(model.state_dict(), &apos;weights.pt&apos;)</source>
        <translation>%1: một pickle của Python; pickle không bao giờ được thực thi; chấp nhận: một state_dict, ghi ở nơi định nghĩa mô hình: torch.save(model.state_dict(), &apos;weights.pt&apos;)</translation>
    </message>
    <message>
        <source>%1: a pickle that needs %2: nothing is ever unpickled; accepted: a state_dict, written where the model is defined: torch.save(model.state_dict(), &apos;weights.pt&apos;)</source>
        <translation>%1: một pickle cần %2: pickle không bao giờ được thực thi; chấp nhận: một state_dict, ghi ở nơi định nghĩa mô hình: torch.save(model.state_dict(), &apos;weights.pt&apos;)</translation>
    </message>
    <message>
        <source>%1: an empty file</source>
        <translation>%1: tệp rỗng</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: không đọc được: %2</translation>
    </message>
    <message>
        <source>%1: contains %2 pictures, but no folder for each class; accepted: CLASS/PICTURE, or train/CLASS/PICTURE and test/CLASS/PICTURE</source>
        <translation>%1: chứa %2 ảnh nhưng không có thư mục cho từng lớp; chấp nhận: LỚP/ẢNH, hoặc train/LỚP/ẢNH và test/LỚP/ẢNH</translation>
    </message>
    <message>
        <source>%1: contains %2 sets (%3); choose one with data.split, or as %4</source>
        <translation>%1: chứa %2 tập (%3); hãy chọn một tập bằng data.split, hoặc viết %4</translation>
    </message>
    <message>
        <source>%1: every label is %2; at least 2 classes are needed</source>
        <translation>%1: mọi nhãn đều là %2; cần ít nhất 2 lớp</translation>
    </message>
    <message>
        <source>%1: float pixels from %2 to %3; accepted: 0…1, −1…1, 0…16 or 0…255</source>
        <translation>%1: điểm ảnh số thực từ %2 đến %3; chấp nhận: 0…1, −1…1, 0…16 hoặc 0…255</translation>
    </message>
    <message>
        <source>%1: images of shape %2; accepted: (N, H, W), and (N, H, W, C) or (N, C, H, W) with 1, 3 or 4 channels, or rows of the pixels of square images</source>
        <translation>%1: ảnh có dạng %2; chấp nhận: (N, H, W), và (N, H, W, C) hoặc (N, C, H, W) với 1, 3 hoặc 4 kênh, hoặc các hàng điểm ảnh của ảnh vuông</translation>
    </message>
    <message>
        <source>%1: label %2 at index %3 is outside the class range: only %4 different labels occur, so %5 is expected; if they are right, set data.label_gaps to &apos;compact&apos; or &apos;keep&apos;</source>
        <translation>%1: nhãn %2 tại vị trí %3 nằm ngoài phạm vi các lớp: chỉ có %4 nhãn khác nhau, nên phải là %5; nếu các nhãn đúng, hãy đặt data.label_gaps thành &apos;compact&apos; hoặc &apos;keep&apos;</translation>
    </message>
    <message>
        <source>%1: none of the %2 pictures can be read</source>
        <translation>%1: không đọc được ảnh nào trong %2 ảnh</translation>
    </message>
    <message>
        <source>%1: not a trained network but %2; accepted: %3</source>
        <translation>%1: không phải mạng đã huấn luyện mà là %2; chấp nhận: %3</translation>
    </message>
    <message>
        <source>%1: pictures of different sizes (%2); set data.resize to one size</source>
        <translation>%1: các ảnh khác kích thước (%2); hãy đặt data.resize thành một kích thước</translation>
    </message>
    <message>
        <source>%1: the label may be in the first or in the last column; set data.labels to &apos;first&apos; or &apos;last&apos;</source>
        <translation>%1: nhãn có thể ở cột đầu hoặc cột cuối; hãy đặt data.labels thành &apos;first&apos; hoặc &apos;last&apos;</translation>
    </message>
    <message>
        <source>%2 of the units of %1 are 0 for all %3 images measured: no gradient passes through them.</source>
        <translation>%2 số nơ-ron của %1 bằng 0 với cả %3 ảnh đã đo: không gradient nào đi qua chúng.</translation>
    </message>
    <message>
        <source>%3 of the units of %1 are 0 for all %2 images measured: no gradient passes through them, and they may never learn.</source>
        <translation>%3 số nơ-ron của %1 bằng 0 với cả %2 ảnh đã đo: không gradient nào đi qua chúng, và chúng có thể không bao giờ học.</translation>
    </message>
    <message>
        <source>1 array of an optimizer was left out</source>
        <translation>đã bỏ qua 1 mảng của bộ tối ưu</translation>
    </message>
    <message>
        <source>A step changes the weights of %1 by %2 of their size (about 10⁻³ is usual): the steps are too long.</source>
        <translation>Mỗi bước thay đổi trọng số của %1 đi %2 độ lớn của chúng (thông thường khoảng 10⁻³): các bước quá dài.</translation>
    </message>
    <message>
        <source>All %2 filters of %1 are exactly equal: they receive equal gradients and stay equal. Start from random weights.</source>
        <translation>Cả %2 bộ lọc của %1 giống hệt nhau: chúng nhận gradient bằng nhau và mãi bằng nhau. Hãy bắt đầu từ trọng số ngẫu nhiên.</translation>
    </message>
    <message>
        <source>All units of %1 are 0 for all %2 images measured: no gradient passes through them, so the layers before %1 learn nothing from these images.</source>
        <translation>Mọi nơ-ron của %1 bằng 0 với cả %2 ảnh đã đo: không gradient nào đi qua chúng, nên các tầng trước %1 không học được gì từ các ảnh này.</translation>
    </message>
    <message>
        <source>All units of %1 start equal and receive equal gradients: they stay equal and act as a single unit. Start from random weights.</source>
        <translation>Mọi nơ-ron của %1 bắt đầu bằng nhau và nhận gradient bằng nhau: chúng mãi bằng nhau và hoạt động như một nơ-ron. Hãy bắt đầu từ trọng số ngẫu nhiên.</translation>
    </message>
    <message>
        <source>At the full learning rate, a step changes the weights of %1 by only %2 of their size (about 10⁻³ is usual): they hardly learn.</source>
        <translation>Ở tốc độ học đầy đủ, mỗi bước chỉ thay đổi trọng số của %1 đi %2 độ lớn của chúng (thông thường khoảng 10⁻³): chúng hầu như không học.</translation>
    </message>
    <message>
        <source>Dead filters in %1: %2 of %3. Their weights are so small compared with the others that they pass almost nothing on.</source>
        <translation>Bộ lọc chết trong %1: %2 trên %3. Trọng số của chúng quá nhỏ so với các bộ lọc khác nên hầu như không truyền gì đi.</translation>
    </message>
    <message>
        <source>Diverged at step %2: a value in %1 became infinite or NaN. The run was stopped, and its last good state was kept.</source>
        <translation>Phân kỳ ở bước %2: trong %1, một giá trị trở thành vô cùng hoặc NaN. Lần chạy đã dừng, trạng thái tốt cuối cùng được giữ lại.</translation>
    </message>
    <message>
        <source>Leave images and labels unchanged</source>
        <translation>Giữ nguyên ảnh và nhãn</translation>
    </message>
    <message>
        <source>No weights are trained: the network will not change.</source>
        <translation>Không trọng số nào được huấn luyện: mạng sẽ không thay đổi.</translation>
    </message>
    <message>
        <source>Only %3 of the outputs of %1 are not 0, measured on %2 images: hardly any gradient passes, and training may be slow to start.</source>
        <translation>Chỉ %3 số đầu ra của %1 khác 0, đo trên %2 ảnh: gradient hầu như không đi qua, và huấn luyện có thể khởi đầu chậm.</translation>
    </message>
    <message>
        <source>Ready to train: the output of %2 starts large (×%1 of the input), which training has to compensate for.</source>
        <translation>Sẵn sàng huấn luyện: đầu ra của %2 lúc đầu lớn (×%1 so với đầu vào), và huấn luyện phải bù lại.</translation>
    </message>
    <message>
        <source>Ready to train: the output of %2 starts small (×%1 of the input), but gradients reach the weights, and training compensates for it.</source>
        <translation>Sẵn sàng huấn luyện: đầu ra của %2 lúc đầu nhỏ (×%1 so với đầu vào), nhưng gradient đến được trọng số và huấn luyện sẽ bù lại.</translation>
    </message>
    <message>
        <source>Ready to train: the signal changes by a factor of %1 from the input to %2, and gradients reach the weights.</source>
        <translation>Sẵn sàng huấn luyện: tín hiệu đổi theo hệ số %1 từ đầu vào đến %2, và gradient đến được trọng số.</translation>
    </message>
    <message>
        <source>The differences between images shrink %1-fold on the way to %2: it may take a long time until training shows an effect.</source>
        <translation>Khác biệt giữa các ảnh giảm %1 lần trên đường đến %2: có thể rất lâu mới thấy tác dụng của huấn luyện.</translation>
    </message>
    <message>
        <source>The differences between images shrink %1-fold on the way to %2: they hardly reach the output, and training hardly changes the weights.</source>
        <translation>Khác biệt giữa các ảnh giảm %1 lần trên đường đến %2: chúng hầu như không đến được đầu ra, và huấn luyện hầu như không thay đổi trọng số.</translation>
    </message>
    <message>
        <source>The first step is too long: judging by the slope, the loss would fall by %1 times its value. Expect the first steps to ruin the network.</source>
        <translation>Bước đầu quá dài: xét theo độ dốc, mất mát sẽ giảm đi %1 lần giá trị của nó. Các bước đầu có thể làm hỏng mạng.</translation>
    </message>
    <message>
        <source>The gradient shrinks %1-fold on its way back to %2: it may take a long time until training shows an effect.</source>
        <translation>Gradient giảm %1 lần trên đường về %2: có thể rất lâu mới thấy tác dụng của huấn luyện.</translation>
    </message>
    <message>
        <source>The loss has risen from %2 to %1: the steps are too long.</source>
        <translation>Mất mát đã tăng từ %2 lên %1: các bước quá dài.</translation>
    </message>
    <message>
        <source>The loss is %1, and guessing gives %2: the network has not learned anything yet.</source>
        <translation>Mất mát là %1, còn đoán mò cho %2: mạng chưa học được gì.</translation>
    </message>
    <message>
        <source>The loss jumped to %1 in step %2, and the network has been no better than guessing since then: the steps are too long.</source>
        <translation>Mất mát nhảy lên %1 ở bước %2 và từ đó mạng không hơn gì đoán mò: các bước quá dài.</translation>
    </message>
    <message>
        <source>The loss starts at %1, and guessing gives %2: the weights are so large that the untrained network is confidently wrong.</source>
        <translation>Mất mát bắt đầu ở %1, còn đoán mò cho %2: trọng số quá lớn nên mạng chưa huấn luyện đã sai một cách chắc chắn.</translation>
    </message>
    <message>
        <source>The signal grows %1-fold up to %2: outputs of that size make a network confidently wrong, and gradients explode.</source>
        <translation>Tín hiệu lớn lên %1 lần khi đến %2: đầu ra lớn như vậy khiến mạng sai một cách chắc chắn, và gradient bùng nổ.</translation>
    </message>
    <message>
        <source>The signal grows %1-fold up to %2: the untrained network is confidently wrong, with a loss of %3, compared with %4 for guessing.</source>
        <translation>Tín hiệu lớn lên %1 lần khi đến %2: mạng chưa huấn luyện sai một cách chắc chắn, mất mát %3, so với %4 khi đoán mò.</translation>
    </message>
    <message>
        <source>The signal grows without bound: after %1 it is infinite or NaN.</source>
        <translation>Tín hiệu lớn vô hạn: sau %1 nó là vô cùng hoặc NaN.</translation>
    </message>
    <message>
        <source>a logarithmic range cannot start at %1, accepted: LOW greater than 0</source>
        <translation>khoảng logarit không thể bắt đầu từ %1, chấp nhận: LOW lớn hơn 0</translation>
    </message>
    <message>
        <source>an empty range, accepted: LOW less than HIGH</source>
        <translation>khoảng rỗng, chấp nhận: LOW nhỏ hơn HIGH</translation>
    </message>
    <message>
        <source>an orthogonal weight of %1 elements is too large to decompose, accepted: at most %2 elements</source>
        <translation>trọng số trực giao có %1 phần tử là quá lớn để phân rã, chấp nhận: nhiều nhất %2 phần tử</translation>
    </message>
    <message>
        <source>as far as shapes tell, these may also be transposed convolutions, which PyTorch stores as IOHW: %1; if they are, choose --axes IOHW</source>
        <translation>xét theo hình dạng, đây cũng có thể là tích chập chuyển vị, được PyTorch lưu dưới dạng IOHW: %1; nếu đúng vậy, hãy chọn --axes IOHW</translation>
    </message>
    <message>
        <source>convolutions along one axis, listed with the height 1: %1</source>
        <translation>tích chập theo một trục, liệt kê với chiều cao 1: %1</translation>
    </message>
    <message>
        <source>convolutions over volumes (3-D), which are not shown: %1</source>
        <translation>tích chập trên khối (3-D), không được hiển thị: %1</translation>
    </message>
    <message>
        <source>ends in %1, accepted: %2, the shape of the images it reconstructs</source>
        <translation>kết thúc bằng %1, chấp nhận: %2, hình dạng của ảnh mà nó tái tạo</translation>
    </message>
    <message>
        <source>ends in %1, accepted: one number per class, %2 (a dense layer or a global_avg_pool at the end)</source>
        <translation>kết thúc bằng %1, chấp nhận: một số cho mỗi lớp, %2 (một tầng dense hoặc global_avg_pool ở cuối)</translation>
    </message>
    <message>
        <source>got %1 as an end, accepted: %2</source>
        <translation>nhận được %1 làm đầu mút, chấp nhận: %2</translation>
    </message>
    <message>
        <source>got %1 at the end, accepted: %2</source>
        <translation>nhận được %1 ở cuối, chấp nhận: %2</translation>
    </message>
    <message>
        <source>got %1 for %2 channels, accepted: a divisor of %2</source>
        <translation>nhận được %1 cho %2 kênh, chấp nhận: một ước của %2</translation>
    </message>
    <message>
        <source>got %1 for %2 filters, accepted: a divisor of both %3 and %4</source>
        <translation>nhận được %1 cho %2 bộ lọc, chấp nhận: một ước của cả %3 và %4</translation>
    </message>
    <message>
        <source>got %1 for %2 input channels, accepted: a divisor of %2</source>
        <translation>nhận được %1 cho %2 kênh đầu vào, chấp nhận: một ước của %2</translation>
    </message>
    <message>
        <source>got %1 for %2 input channels, accepted: a divisor of both %3 and %4</source>
        <translation>nhận được %1 cho %2 kênh đầu vào, chấp nhận: một ước của cả %3 và %4</translation>
    </message>
    <message>
        <source>got %1 for %2 output channels, accepted: a divisor of %2</source>
        <translation>nhận được %1 cho %2 kênh đầu ra, chấp nhận: một ước của %2</translation>
    </message>
    <message>
        <source>got %1 for a shape with %2 axes, accepted: one letter each</source>
        <translation>nhận được %1 cho hình dạng có %2 trục, chấp nhận: mỗi trục một chữ</translation>
    </message>
    <message>
        <source>got %1 values, accepted: %2</source>
        <translation>nhận được %1 giá trị, chấp nhận: %2</translation>
    </message>
    <message>
        <source>got %1 values, accepted: %2 to %3</source>
        <translation>nhận được %1 giá trị, chấp nhận: từ %2 đến %3</translation>
    </message>
    <message>
        <source>got %1 with an output of %2 pixels for %3, accepted: as many pixels, or a layer whose height and width become these with a stride</source>
        <translation>nhận được %1 với đầu ra %2 điểm ảnh cho %3, chấp nhận: cùng số điểm ảnh, hoặc một tầng có chiều cao và chiều rộng trở thành như vậy nhờ bước nhảy</translation>
    </message>
    <message>
        <source>got %1, accepted for the scheme &apos;%2&apos;: %3</source>
        <translation>nhận được %1, chấp nhận cho quy tắc &apos;%2&apos;: %3</translation>
    </message>
    <message>
        <source>got %1, accepted: %2</source>
        <translation>nhận được %1, chấp nhận: %2</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3</source>
        <translation>nhận được %1, chấp nhận: từ %2 đến %3</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3 (the training images)</source>
        <translation>nhận được %1, chấp nhận: từ %2 đến %3 (số ảnh huấn luyện)</translation>
    </message>
    <message>
        <source>got %1, accepted: %2 to %3 (the training images; %4 needs at least %2)</source>
        <translation>nhận được %1, chấp nhận: từ %2 đến %3 (số ảnh huấn luyện; %4 cần ít nhất %2)</translation>
    </message>
    <message>
        <source>got %1, accepted: &apos;valid&apos;, &apos;same&apos;, a number or a pair</source>
        <translation>nhận được %1, chấp nhận: &apos;valid&apos;, &apos;same&apos;, một số hoặc một cặp</translation>
    </message>
    <message>
        <source>got %1, accepted: 0 to %2 (the steps of the run)</source>
        <translation>nhận được %1, chấp nhận: từ 0 đến %2 (số bước của lần chạy)</translation>
    </message>
    <message>
        <source>got %1, accepted: 1 to %2 (the channels of its input)</source>
        <translation>nhận được %1, chấp nhận: từ 1 đến %2 (số kênh đầu vào của nó)</translation>
    </message>
    <message>
        <source>got %1, accepted: KEY=V1,V2,… or KEY=%2</source>
        <translation>nhận được %1, chấp nhận: KEY=V1,V2,… hoặc KEY=%2</translation>
    </message>
    <message>
        <source>got %1, accepted: NAME:KEY=VALUE[,KEY=VALUE…], as in he:init=he_normal,std=0.1</source>
        <translation>nhận được %1, chấp nhận: NAME:KEY=VALUE[,KEY=VALUE…], như he:init=he_normal,std=0.1</translation>
    </message>
    <message>
        <source>got %1, accepted: an integer or a pair of integers</source>
        <translation>nhận được %1, chấp nhận: một số nguyên hoặc một cặp số nguyên</translation>
    </message>
    <message>
        <source>got %1, accepted: classification, because predictions are classes</source>
        <translation>nhận được %1, chấp nhận: classification, vì dự đoán là các lớp</translation>
    </message>
    <message>
        <source>got %1, accepted: each of I and O once, with any of D, H and W, as in HWIO; or HWCM for depthwise</source>
        <translation>nhận được %1, chấp nhận: I và O mỗi chữ một lần, cùng với D, H và W tùy ý, như HWIO; hoặc HWCM cho depthwise</translation>
    </message>
    <message>
        <source>got %1, accepted: more than the %2 that the run has now (+N adds N)</source>
        <translation>nhận được %1, chấp nhận: nhiều hơn %2 mà lần chạy đang có (+N thêm N)</translation>
    </message>
    <message>
        <source>got %1, accepted: none, because no conv layer is in front of it</source>
        <translation>nhận được %1, không có tên nào được chấp nhận, vì phía trước không có tầng conv nào</translation>
    </message>
    <message>
        <source>got %1, accepted: sides from 1 to %2</source>
        <translation>nhận được %1, chấp nhận: các cạnh từ 1 đến %2</translation>
    </message>
    <message>
        <source>got %1, accepted: the name of an earlier layer: %2</source>
        <translation>nhận được %1, chấp nhận: tên của một tầng phía trước: %2</translation>
    </message>
    <message>
        <source>got %1, accepted: values separated by commas, or %2</source>
        <translation>nhận được %1, chấp nhận: các giá trị cách nhau bằng dấu phẩy, hoặc %2</translation>
    </message>
    <message>
        <source>got %1, but the distribution is %2; accepted only with uniform</source>
        <translation>nhận được %1, nhưng phân phối là %2; chỉ chấp nhận với uniform</translation>
    </message>
    <message>
        <source>got %1, but the scheme &apos;%2&apos; takes %3</source>
        <translation>nhận được %1, nhưng quy tắc &apos;%2&apos; dùng %3</translation>
    </message>
    <message>
        <source>got %1, but the scheme &apos;%2&apos; takes no settings</source>
        <translation>nhận được %1, nhưng quy tắc &apos;%2&apos; không có thiết lập nào</translation>
    </message>
    <message>
        <source>got %1, but there is no path of a file</source>
        <translation>nhận được %1, nhưng không có đường dẫn của tệp</translation>
    </message>
    <message>
        <source>got %1, which needs whole filters; accepted for a bias: zeros, ones, constant, file and the random schemes</source>
        <translation>nhận được %1, vốn cần cả bộ lọc; chấp nhận cho bias: zeros, ones, constant, file và các quy tắc ngẫu nhiên</translation>
    </message>
    <message>
        <source>got %1, whose weight is standardized, accepted: a conv layer that applies its weight as it is</source>
        <translation>nhận được %1, có trọng số được chuẩn hóa, chấp nhận: một tầng conv dùng trọng số của nó nguyên như vậy</translation>
    </message>
    <message>
        <source>got C and M with groups %1, accepted: a depthwise convolution with groups %2, neither transposed nor local</source>
        <translation>nhận được C và M với groups %1, chấp nhận: tích chập depthwise với groups %2, không chuyển vị cũng không cục bộ</translation>
    </message>
    <message>
        <source>got a dense weight, accepted: one with a window, as in OIHW</source>
        <translation>nhận được trọng số của tầng dày đặc, chấp nhận: trọng số có cửa sổ, như OIHW</translation>
    </message>
    <message>
        <source>got both path and content, accepted: one of them</source>
        <translation>nhận được cả path và content, chấp nhận: một trong hai</translation>
    </message>
    <message>
        <source>got classification, accepted: reconstruction, because %1 has no labels</source>
        <translation>nhận được classification, chấp nhận: reconstruction, vì %1 không có nhãn</translation>
    </message>
    <message>
        <source>got no layer with a weight, accepted: at least one</source>
        <translation>không có tầng nào có trọng số, chấp nhận: ít nhất một</translation>
    </message>
    <message>
        <source>got nothing, accepted: the name of an earlier layer: %1</source>
        <translation>không nhận được gì, chấp nhận: tên của một tầng phía trước: %1</translation>
    </message>
    <message>
        <source>got the name %1, accepted: up to 40 characters without , =</source>
        <translation>nhận được tên %1, chấp nhận: tối đa 40 ký tự không có , =</translation>
    </message>
    <message>
        <source>got them with groups or transposed, accepted: neither</source>
        <translation>nhận được cùng với groups hoặc chuyển vị, chấp nhận: không cái nào cả</translation>
    </message>
    <message>
        <source>its weight would be %1, but that of %2 is %3; accepted: as many input channels as %2 has filters, as many filters as it has input channels, and its kernel size</source>
        <translation>trọng số của nó sẽ là %1, nhưng của %2 là %3; chấp nhận: số kênh đầu vào bằng số bộ lọc của %2, số bộ lọc bằng số kênh đầu vào của nó, và cùng kích thước bộ lọc</translation>
    </message>
    <message>
        <source>layer %1: %2</source>
        <translation>tầng %1: %2</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>đã bỏ qua: %1</translation>
    </message>
    <message>
        <source>missing; the scheme &apos;%1&apos; needs it</source>
        <translation>thiếu; quy tắc &apos;%1&apos; cần nó</translation>
    </message>
    <message>
        <source>none is there</source>
        <translation>không có tầng nào</translation>
    </message>
    <message>
        <source>not accepted, because all contestants use the same data; accepted: --set, for all of them</source>
        <translation>không được chấp nhận, vì mọi bên đua dùng cùng dữ liệu; chấp nhận: --set, cho tất cả</translation>
    </message>
    <message>
        <source>not accepted, because it does not affect a run</source>
        <translation>không được chấp nhận, vì không ảnh hưởng đến lần chạy</translation>
    </message>
    <message>
        <source>not accepted, use %1</source>
        <translation>không được chấp nhận, hãy dùng %1</translation>
    </message>
    <message>
        <source>pruned: these filters are multiplied by masks, which are stored beside them, before they are used</source>
        <translation>đã tỉa: trước khi dùng, các bộ lọc này được nhân với mặt nạ lưu bên cạnh</translation>
    </message>
    <message>
        <source>shown as convolutions in groups, but as far as shapes tell, these may also be transposed convolutions in groups with as many outputs as inputs: %1</source>
        <translation>được hiển thị là tích chập theo nhóm, nhưng xét theo hình dạng, đây cũng có thể là tích chập chuyển vị theo nhóm có số đầu ra bằng số đầu vào: %1</translation>
    </message>
    <message>
        <source>sizes and strides must be at least 1: image %1, window %2, stride %3</source>
        <translation>kích thước và bước nhảy phải từ 1 trở lên: ảnh %1, cửa sổ %2, bước nhảy %3</translation>
    </message>
    <message>
        <source>spectral normalization: these filters are divided by their largest singular value before they are used</source>
        <translation>chuẩn hóa phổ: trước khi dùng, các bộ lọc này được chia cho giá trị kỳ dị lớn nhất của chúng</translation>
    </message>
    <message>
        <source>the bank needs a kernel of at least %1, found %2</source>
        <translation>bộ sưu tập cần bộ lọc ít nhất %1, tìm thấy %2</translation>
    </message>
    <message>
        <source>the file does not contain the order of the layers; they are listed by name</source>
        <translation>tệp không chứa thứ tự các tầng; chúng được liệt kê theo tên</translation>
    </message>
    <message>
        <source>the output would be %1 with padding %2 and output padding %3, accepted: at least 1×1, and an output padding below the stride</source>
        <translation>đầu ra sẽ là %1 với đệm %2 và đệm đầu ra %3, chấp nhận: ít nhất 1×1, và đệm đầu ra nhỏ hơn bước nhảy</translation>
    </message>
    <message>
        <source>the sweep would take about %1 MiB on the disk of %2, where %3 MiB are free; accepted: fewer trials, or --keep none</source>
        <translation>lượt quét cần khoảng %1 MiB trên đĩa của %2, nơi còn trống %3 MiB; chấp nhận: ít lần thử hơn, hoặc --keep none</translation>
    </message>
    <message>
        <source>the window is %1 (dilation included), larger than its input of %2 (padding included)</source>
        <translation>cửa sổ là %1 (kể cả độ giãn), lớn hơn đầu vào %2 của nó (kể cả đệm)</translation>
    </message>
    <message>
        <source>the window is %1, larger than its input of %2 (padding included)</source>
        <translation>cửa sổ là %1, lớn hơn đầu vào %2 của nó (kể cả đệm)</translation>
    </message>
    <message>
        <source>there is no batch normalization in the file: exporters fold it into the filters before it, whose numbers then differ from those that were trained</source>
        <translation>tệp không có chuẩn hóa lô: các trình xuất gộp nó vào các bộ lọc đứng trước, nên số của chúng khác với số đã huấn luyện</translation>
    </message>
    <message>
        <source>weight normalization: these filters are multiplied by their lengths (g), which are stored beside them, and divided by their norms before they are used</source>
        <translation>chuẩn hóa trọng số: trước khi dùng, các bộ lọc này được nhân với độ dài của chúng (g), lưu bên cạnh, và chia cho chuẩn của chúng</translation>
    </message>
    <message>
        <source>Clip the gradient</source>
        <translation>Cắt ngọn gradient</translation>
    </message>
    <message>
        <source>%1 arrays of an optimizer were left out</source>
        <translation>đã bỏ qua %1 mảng của bộ tối ưu</translation>
    </message>
    <message>
        <source>Divide the learning rate by 10</source>
        <translation>Chia tốc độ học cho 10</translation>
    </message>
    <message>
        <source>Divide the weight decay by 10</source>
        <translation>Chia suy giảm trọng số cho 10</translation>
    </message>
    <message>
        <source>Multiply the learning rate by 10</source>
        <translation>Nhân tốc độ học với 10</translation>
    </message>
    <message>
        <source>No gradient reaches %1: the first layers do not learn.</source>
        <translation>Không gradient nào đến %1: các tầng đầu không học.</translation>
    </message>
    <message>
        <source>Replace the sigmoids with ReLU</source>
        <translation>Thay sigmoid bằng ReLU</translation>
    </message>
    <message>
        <source>Start from small random weights</source>
        <translation>Bắt đầu từ trọng số ngẫu nhiên nhỏ</translation>
    </message>
    <message>
        <source>The gradient shrinks %1-fold on its way back to %2: training hardly changes the weights.</source>
        <translation>Gradient giảm %1 lần trên đường về %2: huấn luyện hầu như không thay đổi trọng số.</translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times larger than at the last layer: a single step can ruin the first layers.</source>
        <translation>Gradient đến %1 lớn gấp %2 lần so với tầng cuối: chỉ một bước có thể làm hỏng các tầng đầu.</translation>
    </message>
    <message>
        <source>The gradient that reaches %1 is %2 times smaller than at the last layer: the first layers hardly learn.</source>
        <translation>Gradient đến %1 nhỏ hơn %2 lần so với tầng cuối: các tầng đầu hầu như không học.</translation>
    </message>
    <message>
        <source>The steps are too short to change the weights: %1 steps like the first change no layer by more than %2.</source>
        <translation>Các bước quá ngắn để thay đổi trọng số: %1 bước như bước đầu không thay đổi tầng nào quá %2.</translation>
    </message>
    <message>
        <source>Use He normal</source>
        <translation>Dùng He chuẩn</translation>
    </message>
    <message>
        <source>Use LeCun normal</source>
        <translation>Dùng LeCun chuẩn</translation>
    </message>
    <message>
        <source>Use leaky ReLU</source>
        <translation>Dùng leaky ReLU</translation>
    </message>
</context>
<context>
    <name>sharing</name>
    <message>
        <source>A filter of its own at every position.</source>
        <translation>Mỗi vị trí một bộ lọc riêng.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dày đặc</translation>
    </message>
    <message>
        <source>Every output sees every input.</source>
        <translation>Mỗi đầu ra thấy mọi đầu vào.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Cục bộ</translation>
    </message>
    <message>
        <source>Shifted by %1 px, all three drop to about %2.</source>
        <translation>Khi dời %1 px, cả ba tụt xuống khoảng %2.</translation>
    </message>
    <message>
        <source>Shifted by %1 px, the %2 layer does best: %3, against %4 (%5) and %6 (%7).</source>
        <translation>Khi dời %1 px, tầng %2 tốt nhất: %3, so với %4 (%5) và %6 (%7).</translation>
    </message>
    <message>
        <source>One filter for all positions: a convolution.</source>
        <translation>Một bộ lọc cho mọi vị trí: phép tích chập.</translation>
    </message>
    <message>
        <source>Output %2 does not see input %3: there is no weight, so the entry is always 0.</source>
        <translation>Đầu ra %2 không thấy đầu vào %3: không có trọng số, phần tử luôn là 0.</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Dùng chung</translation>
    </message>
    <message>
        <source>The shared layer does as well with %1 weights as the dense one with %2 (%3 and %4).</source>
        <translation>Tầng dùng chung với %1 trọng số làm tốt bằng tầng dày đặc với %2 (%3 và %4).</translation>
    </message>
    <message>
        <source>The shared layer does better with %1 weights than the dense one with %2 (%3 and %4).</source>
        <translation>Tầng dùng chung với %1 trọng số làm tốt hơn tầng dày đặc với %2 (%3 và %4).</translation>
    </message>
    <message>
        <source>The shared layer has %1 weights instead of %2, and is less accurate here (%3 and %4).</source>
        <translation>Tầng dùng chung có %1 trọng số thay vì %2, và ở đây kém chính xác hơn (%3 và %4).</translation>
    </message>
    <message>
        <source>Weight %1 connects input %3 to output %2 and is used nowhere else.</source>
        <translation>Trọng số %1 nối đầu vào %3 với đầu ra %2, và không dùng ở đâu khác.</translation>
    </message>
    <message numerus="yes">
        <source>Weight %1 connects input %3 to output %2. The same weight is used at %n other position(s).</source>
        <translation>
            <numerusform>Trọng số %1 nối đầu vào %3 với đầu ra %2. Cũng chính trọng số này có ở %n chỗ khác.</numerusform>
        </translation>
    </message>
    <message>
        <source>inputs · outputs: %1</source>
        <translation>đầu vào · đầu ra: %1</translation>
    </message>
    <message>
        <source>kernel: %1</source>
        <translation>nhân: %1</translation>
    </message>
    <message>
        <source>positions · kernel: %1</source>
        <translation>vị trí · nhân: %1</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>The gradient is not known: the layer is not trained, or the run was read from disk, where gradients are not saved.</source>
        <translation>Không biết gradient ở đây: tầng không được huấn luyện, hoặc lần chạy được đọc từ đĩa, nơi gradient không được giữ.</translation>
    </message>
    <message>
        <source>No gradient yet. Press Step or Train.</source>
        <translation>Chưa có gradient: nhấn Bước hoặc Huấn luyện.</translation>
    </message>
    <message>
        <source>The filters of this run were not kept.</source>
        <translation>Các bộ lọc của lần chạy này không được giữ lại.</translation>
    </message>
    <message>
        <source>The weights at the start are not known.</source>
        <translation>Không biết trọng số lúc đầu.</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show. Add one under Experiment.</source>
        <translation>Mạng này không có tích chập nên không có bộ lọc để xem. Hãy thêm một tầng ở Thí nghiệm.</translation>
    </message>
</context>
<context>
    <name>study</name>
    <message>
        <source>Constant added to the response.</source>
        <translation>Hằng số cộng vào đáp ứng.</translation>
    </message>
    <message>
        <source>Gabor fit R²</source>
        <translation>Khớp Gabor R²</translation>
    </message>
    <message>
        <source>Its label, and its edge score from 0 to 1.</source>
        <translation>Nhãn và điểm cạnh của nó, từ 0 đến 1.</translation>
    </message>
    <message>
        <source>Mean of its weights; close to zero for an edge.</source>
        <translation>Trung bình các trọng số; với cạnh, nó gần 0.</translation>
    </message>
    <message>
        <source>Measured across the edge, from light to dark; 0° is a vertical edge.</source>
        <translation>Đo ngang qua cạnh, từ sáng đến tối; 0° là cạnh thẳng đứng.</translation>
    </message>
    <message>
        <source>Norm of the weight vector; weight decay shortens it at every step.</source>
        <translation>Chuẩn của vectơ trọng số; suy giảm trọng số rút ngắn nó ở mỗi bước.</translation>
    </message>
    <message>
        <source>Share of the filter&apos;s variance that the best-fitting Gabor wave explains.</source>
        <translation>Phần phương sai của bộ lọc mà sóng Gabor khớp nhất giải thích được.</translation>
    </message>
    <message>
        <source>Standard deviation of its weights.</source>
        <translation>Độ lệch chuẩn của các trọng số.</translation>
    </message>
    <message>
        <source>The best match for this filter from a bank of Gabor waves.</source>
        <translation>Sóng giống bộ lọc này nhất trong một bộ sóng Gabor.</translation>
    </message>
    <message>
        <source>Which frequencies the filter passes: low ones in the middle, high ones outside. An edge detector has two spots, across its edge.</source>
        <translation>Bộ lọc cho tần số nào đi qua: thấp ở giữa, cao ở ngoài. Bộ dò cạnh có hai đốm, vuông góc với cạnh.</translation>
    </message>
    <message>
        <source>best Gabor</source>
        <translation>Gabor tối ưu</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>bias</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>hướng</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>norm ‖w‖</source>
        <translation>chuẩn ‖w‖</translation>
    </message>
    <message>
        <source>spectrum</source>
        <translation>phổ</translation>
    </message>
</context>
<context>
    <name>sweep</name>
    <message>
        <source>%1 diverged</source>
        <translation>%1 phân kỳ</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 thất bại</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 trong %2</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>%1 trên %2 lần thử</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, còn khoảng %2</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, đã tạm dừng</translation>
    </message>
    <message>
        <source>%1, time left not known yet</source>
        <translation>%1, chưa biết thời gian còn lại</translation>
    </message>
    <message>
        <source>%1: %2, 95% interval %3 to %4, %5 trials</source>
        <translation>%1: %2, khoảng 95% từ %3 đến %4, %5 lần thử</translation>
    </message>
    <message>
        <source>Edge score</source>
        <translation>Điểm cạnh</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Cạnh</translation>
    </message>
    <message>
        <source>Failed trials: %1.</source>
        <translation>Lần thử thất bại: %1.</translation>
    </message>
    <message>
        <source>No trial has ended yet</source>
        <translation>Chưa lần thử nào kết thúc</translation>
    </message>
    <message>
        <source>One trial per setting cannot distinguish settings: use more seeds.</source>
        <translation>Một lần thử mỗi cấu hình không phân biệt được gì: hãy dùng thêm hạt giống.</translation>
    </message>
    <message>
        <source>These trials distinguish it from all others that have a value.</source>
        <translation>Các lần thử này phân biệt được nó với mọi cấu hình khác có giá trị.</translation>
    </message>
    <message>
        <source>≈ Not distinguished from it by these trials: %1.</source>
        <translation>≈ Các lần thử này không phân biệt được nó với: %1.</translation>
    </message>
    <message>
        <source>Orientations</source>
        <translation>Hướng</translation>
    </message>
    <message>
        <source>Kurtosis</source>
        <translation>Độ nhọn</translation>
    </message>
    <message>
        <source>Scale of all convolutions</source>
        <translation>Thang của mọi tích chập</translation>
    </message>
    <message>
        <source>Scheme of all convolutions</source>
        <translation>Quy tắc của mọi tích chập</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Giây</translation>
    </message>
    <message>
        <source>Some intervals extend beyond possible values, because Student&apos;s t assumes a normal distribution; pictures cut them off there.</source>
        <translation>Một số khoảng vượt quá các giá trị có thể có, vì t của Student giả định phân phối chuẩn; hình vẽ cắt chúng tại đó.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Độ đa dạng</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Độ chính xác kiểm tra</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Mất mát kiểm tra</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>Thí nghiệm</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Mất mát huấn luyện</translation>
    </message>
    <message>
        <source>Variance of all convolutions</source>
        <translation>Phương sai của mọi tích chập</translation>
    </message>
    <message>
        <source>σ of all convolutions</source>
        <translation>σ của mọi tích chập</translation>
    </message>
    <message>
        <source>★ Best mean: %1.</source>
        <translation>★ Trung bình tốt nhất: %1.</translation>
    </message>
    <message>
        <source>✕ Trials that diverged, and therefore have no value: %1.</source>
        <translation>✕ Các lần thử phân kỳ, nên không có giá trị: %1.</translation>
    </message>
    <message>
        <source>given twice, accepted: two different axes</source>
        <translation>được nêu hai lần, chấp nhận: hai trục khác nhau</translation>
    </message>
    <message>
        <source>got %1, accepted: 1 to %2</source>
        <translation>nhận được %1, chấp nhận: từ 1 đến %2</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>A convolution uses one filter at all positions: %1 · %1 = %4 weights. With a filter of its own at each of the %2 positions, it has %2 · %4 = %5. A dense layer connects each of %3 inputs with each of %2 outputs: %3 · %2 = %6.</source>
        <translation>Tích chập dùng một bộ lọc ở mọi vị trí: %1 · %1 = %4 trọng số. Nếu mỗi vị trí trong %2 vị trí có bộ lọc riêng thì có %2 · %4 = %5. Tầng dày đặc nối mỗi đầu vào trong %3 đầu vào với mỗi đầu ra trong %2 đầu ra: %3 · %2 = %6.</translation>
    </message>
    <message>
        <source>A kernel has the shape (5, 5, 3, 8). What are its fans, and what do the two rules of Xavier (Glorot) give?</source>
        <translation>Một kernel có hình dạng (5, 5, 3, 8). fan_in và fan_out của nó là bao nhiêu, và hai quy tắc của Xavier (Glorot) cho gì?</translation>
    </message>
    <message>
        <source>A layer has 480,000 inputs. How large is σ by Xavier (Glorot), and by He?</source>
        <translation>Một tầng có 480 000 đầu vào. σ theo Xavier (Glorot) và theo He là bao nhiêu?</translation>
    </message>
    <message>
        <source>All filters together. Each one responds where the image looks like its own weights: its response is the sum of the weights times the pixels there. Even the filter that responds most to an X responds to other shapes too, as its responses by class show. The last layer adds up the responses of all filters, and tells the X from the rest. Nobody painted the filters: training made them.</source>
        <translation>Tất cả các bộ lọc cùng nhau. Mỗi bộ lọc đáp ứng ở nơi ảnh giống trọng số của nó: đáp ứng là tổng các trọng số nhân với điểm ảnh ở đó. Ngay cả bộ lọc đáp ứng mạnh nhất với X cũng đáp ứng với hình khác, như đáp ứng theo lớp cho thấy. Tầng cuối cộng đáp ứng của mọi bộ lọc và phân biệt X với phần còn lại. Không ai vẽ các bộ lọc này: huấn luyện đã tạo ra chúng.</translation>
    </message>
    <message>
        <source>At each position, a weight gets the number that it was multiplied by there, times the gradient that arrives there. These products are added up, and the weight takes one step with the sum: w − η · ∂L/∂w. So it stays one weight. A card in the room compares the sum with finite differences.</source>
        <translation>Ở mỗi vị trí, một trọng số nhận con số mà nó đã nhân ở đó, nhân với gradient đến đó. Các tích này được cộng lại, và trọng số đi một bước với tổng ấy: w − η · ∂L/∂w. Vì vậy nó vẫn là một trọng số. Một thẻ trong phòng so tổng này với sai phân hữu hạn.</translation>
    </message>
    <message>
        <source>Choose the preset keras-mnist in the list at the top: a network that is known from Keras, with %1 filters of %2×%3 in its first layer. The tiles in the Train room are these filters before training.</source>
        <translation>Chọn mẫu có sẵn keras-mnist trong danh sách ở trên: một mạng quen thuộc của Keras, với %1 bộ lọc %2×%3 ở tầng đầu. Các ô trong phòng Huấn luyện là những bộ lọc này trước khi huấn luyện.</translation>
    </message>
    <message>
        <source>Choose “Mean of the weights”: the same layer twice, as drawn and with σ added to every weight.</source>
        <translation>Chọn “Trung bình trọng số”: vẫn tầng ấy, và một lần nữa với σ cộng vào mọi trọng số.</translation>
    </message>
    <message>
        <source>Filters that look at feature maps, not at pixels. Each has a window of %1×%1 for each of the %2 feature maps of the first layer: %1 · %1 · %2 = %3 weights. It sees how strongly the first filters respond, and where, so it responds to patterns of what they detect.</source>
        <translation>Bộ lọc nhìn vào bản đồ đặc trưng, không nhìn điểm ảnh. Mỗi bộ lọc có một cửa sổ %1×%1 cho mỗi bản đồ đặc trưng trong %2 bản đồ của tầng đầu: %1 · %1 · %2 = %3 trọng số. Nó thấy các bộ lọc đầu đáp ứng mạnh đến đâu và ở đâu, nên nó đáp ứng với những mẫu ghép từ những gì chúng phát hiện.</translation>
    </message>
    <message>
        <source>How does backpropagation train a weight that is used in many places?</source>
        <translation>Lan truyền ngược huấn luyện một trọng số dùng ở nhiều nơi như thế nào?</translation>
    </message>
    <message>
        <source>If all weights are equal, all filters of a layer compute the same outputs, get the same gradient and take the same step: they stay equal and do the work of one filter. Zeros are even worse, because a gradient goes back through the weights, and no gradient passes through zeros. Random weights are not good weights, but they are different weights, so each filter can learn something of its own.</source>
        <translation>Nơi mọi trọng số bằng nhau, mọi bộ lọc của một tầng tính như nhau, nhận cùng một gradient và đi cùng một bước: chúng mãi bằng nhau và chỉ làm việc của một bộ lọc. Số 0 còn tệ hơn, vì gradient đi ngược qua trọng số, mà không gradient nào qua được số 0. Trọng số ngẫu nhiên không phải là trọng số tốt, nhưng khác nhau, nên mỗi bộ lọc có thể học điều riêng của mình.</translation>
    </message>
    <message>
        <source>In the Initializers room, type 5, 5, 3, 8 as the shape: a window of 5×5, 3 inputs, 8 filters. The rows “Glorot (Xavier)” of the table have both rules.</source>
        <translation>Trong phòng Khởi tạo, gõ 5, 5, 3, 8 làm hình dạng: cửa sổ 5×5, 3 đầu vào, 8 bộ lọc. Các hàng “Glorot (Xavier)” của bảng có cả hai quy tắc.</translation>
    </message>
    <message>
        <source>In the Train room, choose conv2 above the filters.</source>
        <translation>Trong phòng Huấn luyện, chọn conv2 phía trên các bộ lọc.</translation>
    </message>
    <message>
        <source>In the Variance room, set the variance factor to %1. The signal and the gradient grow from layer to layer.</source>
        <translation>Trong phòng Phương sai, đặt hệ số phương sai là %1. Tín hiệu và gradient lớn dần từ tầng này sang tầng khác.</translation>
    </message>
    <message>
        <source>Measured in the Variance room: σ of the signal is %1 in layer 1 and %2 in layer %3; σ of the gradient in layer 1 is %4 of that at the output.</source>
        <translation>Đo trong phòng Phương sai: σ của tín hiệu là %1 ở tầng 1 và %2 ở tầng %3; σ của gradient ở tầng 1 bằng %4 lần ở đầu ra.</translation>
    </message>
    <message>
        <source>Open the Convolution room and press “1-D example”: a filter of 2 weights over 3 numbers, so each weight is used twice.</source>
        <translation>Mở phòng Tích chập và nhấn “Ví dụ 1-D”: một bộ lọc 2 trọng số trên 3 con số, nên mỗi trọng số được dùng hai lần.</translation>
    </message>
    <message>
        <source>Open the Convolution room, click conv2 and one of its filters. Each of its channels slides over one feature map of the first layer.</source>
        <translation>Mở phòng Tích chập, nhấp vào conv2 và một bộ lọc của nó. Mỗi kênh của nó trượt trên một bản đồ đặc trưng của tầng đầu.</translation>
    </message>
    <message>
        <source>Open the Hand-made room and choose “Class X” in the list “Find one for…”. The window in the picture marks where the filter responds most.</source>
        <translation>Mở phòng Làm bằng tay và chọn “Lớp X” trong danh sách “Tìm cho…”. Cửa sổ trong ảnh đánh dấu nơi bộ lọc đáp ứng mạnh nhất.</translation>
    </message>
    <message>
        <source>Open the Initializers room. The card of Keras shows what its default draws for this layer.</source>
        <translation>Mở phòng Khởi tạo. Thẻ Keras cho thấy mặc định của nó lấy mẫu gì cho tầng này.</translation>
    </message>
    <message>
        <source>Open the Shared weights room, with an image of 3×3 and a kernel of 2×2. It shows three layers as matrices.</source>
        <translation>Mở phòng Trọng số dùng chung, với ảnh 3×3 và kernel 2×2. Phòng này cho thấy ba tầng dưới dạng ma trận.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Signal by depth” and press “Back to the start”: He normal in front of ReLUs. Signal and gradient keep about their size in all layers.</source>
        <translation>Mở phòng Phương sai ở “Tín hiệu theo độ sâu” và nhấn “Về lúc đầu”: He chuẩn trước ReLU. Tín hiệu và gradient giữ gần như nguyên độ lớn ở mọi tầng.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Signal by depth” and set the variance factor to %1. The signal shrinks from layer to layer, and so does the gradient on its way back.</source>
        <translation>Mở phòng Phương sai ở “Tín hiệu theo độ sâu” và đặt hệ số phương sai là %1. Tín hiệu nhỏ dần qua từng tầng, và gradient trên đường về cũng vậy.</translation>
    </message>
    <message>
        <source>Open the Variance room at “Variance or σ?” and choose 400×400×3 inputs. Both rules are drawn and measured there, beside a common mistake.</source>
        <translation>Mở phòng Phương sai ở “Phương sai hay σ?” và chọn 400×400×3 đầu vào. Ở đó cả hai quy tắc được lấy mẫu và đo, bên cạnh một lỗi thường gặp.</translation>
    </message>
    <message>
        <source>Open the preset digits-edges, then the Variance room at “Zero mean” and there “Mean of the input”: its first layer, with the mean of the images and without.</source>
        <translation>Mở mẫu có sẵn digits-edges, rồi phòng Phương sai ở “Trung bình 0” và ở đó “Trung bình đầu vào”: tầng đầu của nó, có và không có trung bình của ảnh.</translation>
    </message>
    <message>
        <source>Open the preset exploding, the same %1 layers with σ = %2, and train it. A notice names the layer whose numbers became infinite first.</source>
        <translation>Mở mẫu có sẵn exploding, vẫn %1 tầng ấy với σ = %2, và huấn luyện. Một thông báo nêu tên tầng có con số thành vô hạn đầu tiên.</translation>
    </message>
    <message>
        <source>Open the preset shapes-xo, images of X, O and + with noise, and train it.</source>
        <translation>Mở mẫu có sẵn shapes-xo, ảnh X, O và + có nhiễu, và huấn luyện.</translation>
    </message>
    <message>
        <source>Open the preset symmetry-zero, where every weight starts at 0, and press “Train”. A notice says that all filters are exactly equal.</source>
        <translation>Mở mẫu có sẵn symmetry-zero, nơi mọi trọng số bắt đầu từ 0, và nhấn “Huấn luyện”. Một thông báo nói rằng mọi bộ lọc giống hệt nhau.</translation>
    </message>
    <message>
        <source>Open the preset two-conv-digits, where a second convolution follows the first, and train it.</source>
        <translation>Mở mẫu có sẵn two-conv-digits, nơi tích chập thứ hai theo sau tích chập thứ nhất, và huấn luyện.</translation>
    </message>
    <message>
        <source>Open the preset vanishing, %1 dense layers with σ = %2, and train it. A notice says how small the gradient is when it reaches the first layer.</source>
        <translation>Mở mẫu có sẵn vanishing, %1 tầng dày đặc với σ = %2, và huấn luyện. Một thông báo nói gradient nhỏ đến đâu khi tới tầng đầu.</translation>
    </message>
    <message>
        <source>Open the preset vanishing, press “Use He normal” in the framed box at the left, and train. What learned nothing with σ = %1 learns now.</source>
        <translation>Mở mẫu có sẵn vanishing, nhấn “Dùng He chuẩn” trong khung bên trái và huấn luyện. Cái không học được gì với σ = %1 giờ học được.</translation>
    </message>
    <message>
        <source>Point at another weight in the first matrix. It is marked wherever it is used, once for every position of the filter.</source>
        <translation>Trỏ vào một trọng số khác trong ma trận đầu. Nó được đánh dấu ở mọi nơi nó được dùng, mỗi vị trí của bộ lọc một lần.</translation>
    </message>
    <message>
        <source>Press “Slide”, or click the second incoming gradient: each position adds its product to the gradient of the weights.</source>
        <translation>Nhấn “Trượt”, hoặc nhấp vào gradient đến thứ hai: mỗi vị trí cộng tích của nó vào gradient của trọng số.</translation>
    </message>
    <message>
        <source>Press “Start from small random weights” in that notice, then “Train again”. The filters become different, and the network learns.</source>
        <translation>Nhấn “Bắt đầu từ trọng số ngẫu nhiên nhỏ” trong thông báo đó, rồi “Huấn luyện lại”. Các bộ lọc trở nên khác nhau, và mạng học được.</translation>
    </message>
    <message>
        <source>Random filters: every weight is drawn uniformly from −limit to limit, where limit = √(6 / (fan_in + fan_out)). Here that is √(6 / (%1 + %2)) = %3. The biases are 0. Keras calls the rule glorot_uniform. Glorot is Xavier: the rule is named after Xavier Glorot.</source>
        <translation>Với bộ lọc ngẫu nhiên: mỗi trọng số được lấy mẫu từ −giới hạn đến giới hạn, mọi giá trị có khả năng như nhau, và giới hạn = √(6 / (fan_in + fan_out)). Ở đây là √(6 / (%1 + %2)) = %3. Bias bằng 0. Keras gọi quy tắc này là glorot_uniform. Glorot chính là Xavier: quy tắc mang tên Xavier Glorot.</translation>
    </message>
    <message>
        <source>The mean of the input adds the same amount to an output for every image, which says nothing about the image. And if all inputs of a unit are positive, an image moves all of its weights up or all of them down. Weights with a mean make every filter respond to brightness, so all respond alike. With zero mean, the weights of a filter nearly cancel on a uniform patch, and differences between pixels count: edges.</source>
        <translation>Trung bình của đầu vào cộng vào một đầu ra cùng một lượng với mọi ảnh, điều đó không nói gì về ảnh. Và nơi mọi đầu vào của một nơ-ron đều dương, một ảnh đẩy tất cả trọng số của nó lên hoặc tất cả xuống. Trọng số có trung bình khác 0 khiến mọi bộ lọc đáp ứng với độ sáng, nên tất cả đáp ứng như nhau. Với trung bình 0, trọng số của một bộ lọc gần như triệt tiêu trên mảng đều, và khác biệt giữa các điểm ảnh mới đáng kể: cạnh.</translation>
    </message>
    <message>
        <source>When the weights are too small. A layer with a ReLU multiplies the mean square of the signal by ½ · fan_in · σ², and the mean square of the gradient by ½ · fan_out · σ². Below 1, both shrink in every layer. With %1 times He&apos;s variance in %2 layers, σ of the gradient in layer 1 is %3 of that at the output; with He&apos;s variance it is %4. A layer that gets no gradient does not learn.</source>
        <translation>Khi trọng số quá nhỏ. Một tầng có ReLU nhân bình phương trung bình của tín hiệu với ½ · fan_in · σ², và bình phương trung bình của gradient với ½ · fan_out · σ². Dưới 1, cả hai nhỏ đi ở mỗi tầng. Với %1 lần phương sai của He trong %2 tầng, σ của gradient ở tầng 1 bằng %3 lần ở đầu ra; với phương sai của He là %4 lần. Cái gì không nhận gradient thì không học.</translation>
    </message>
    <message>
        <source>Xavier (Glorot), for as many outputs as inputs: σ = √(1 / %1) = %2. He, for layers with a ReLU: σ = √(2 / %1) = %3. Papers state the variance σ², here %4 by He. Entered as σ, it gives weights that are %5 times too small.</source>
        <translation>Xavier (Glorot), khi số đầu ra bằng số đầu vào: σ = √(1 / %1) = %2. He, cho tầng có ReLU: σ = √(2 / %1) = %3. Các bài báo nêu phương sai σ², ở đây theo He là %4. Nếu nhập nó làm σ, trọng số sẽ nhỏ hơn %5 lần so với mức cần.</translation>
    </message>
    <message>
        <source>fan_in is the number of inputs of one output: 5 · 5 · 3 = %1. fan_out is the number of outputs that one input feeds: 5 · 5 · 8 = %2. Xavier (Glorot) normal draws with σ = √(2 / (%1 + %2)) = %3. Xavier uniform draws up to the limit √(6 / (%1 + %2)) = %4, which has the same σ.</source>
        <translation>fan_in là số đầu vào của một đầu ra: 5 · 5 · 3 = %1. fan_out là số đầu ra mà một đầu vào đi tới: 5 · 5 · 8 = %2. Xavier (Glorot) chuẩn lấy mẫu với σ = √(2 / (%1 + %2)) = %3. Xavier đều lấy mẫu đến giới hạn √(6 / (%1 + %2)) = %4, có cùng σ.</translation>
    </message>
    <message>
        <source>The run on stage recognizes %1 of the test images.</source>
        <translation>Lần chạy trên sân khấu nhận ra %1 ảnh kiểm tra.</translation>
    </message>
    <message>
        <source>The σ at which every layer passes on as much as it receives, forward and backward. In front of a ReLU that is He&apos;s √(2 / fan_in): for %1 inputs, √(2 / %1) = %2. In front of tanh, or without an activation, it is Xavier&apos;s (Glorot&apos;s) √(2 / (fan_in + fan_out)).</source>
        <translation>Giá trị mà với nó mỗi tầng truyền đi đúng bằng những gì nó nhận, cả chiều xuôi lẫn chiều ngược. Trước ReLU đó là √(2 / fan_in) của He: với %1 đầu vào, √(2 / %1) = %2. Trước tanh, hoặc không có kích hoạt, đó là √(2 / (fan_in + fan_out)) của Xavier (Glorot).</translation>
    </message>
    <message>
        <source>What does the second layer hold?</source>
        <translation>Tầng thứ hai chứa gì?</translation>
    </message>
    <message>
        <source>When do gradients explode?</source>
        <translation>Khi nào gradient bùng nổ?</translation>
    </message>
    <message>
        <source>When do gradients vanish?</source>
        <translation>Khi nào gradient tiêu biến?</translation>
    </message>
    <message>
        <source>When the weights are too large: where ½ · fan_in · σ² and ½ · fan_out · σ² are above 1, signal and gradient grow in every layer. With %1 times He&apos;s variance in %2 layers, σ of the gradient in layer 1 is %3 times that at the output; with He&apos;s variance, %4. Steps with such gradients make the weights so large that numbers overflow.</source>
        <translation>Khi trọng số quá lớn: nơi ½ · fan_in · σ² và ½ · fan_out · σ² lớn hơn 1, tín hiệu và gradient lớn lên ở mỗi tầng. Với %1 lần phương sai của He trong %2 tầng, σ của gradient ở tầng 1 bằng %3 lần ở đầu ra; với phương sai của He là %4 lần. Những bước với gradient như vậy làm trọng số lớn đến mức con số bị tràn.</translation>
    </message>
    <message>
        <source>Which filters does a Conv2D layer of Keras start with?</source>
        <translation>Tầng Conv2D của Keras bắt đầu với bộ lọc nào?</translation>
    </message>
    <message>
        <source>Which σ is best?</source>
        <translation>σ nào tốt nhất?</translation>
    </message>
    <message>
        <source>Which filter finds the X?</source>
        <translation>Bộ lọc nào tìm ra X?</translation>
    </message>
    <message>
        <source>Why 4, 16 or 36 weights for the same image?</source>
        <translation>Vì sao 4 trọng số, 16 hay 36, cho cùng một ảnh?</translation>
    </message>
    <message>
        <source>Why not start with all weights at zero?</source>
        <translation>Sao không bắt đầu với mọi trọng số bằng 0?</translation>
    </message>
    <message>
        <source>Why should inputs and weights have zero mean?</source>
        <translation>Vì sao đầu vào và trọng số nên có trung bình 0?</translation>
    </message>
</context>
<context>
    <name>waiting</name>
    <message>
        <source>Analyzing the network…</source>
        <translation>Đang phân tích mạng…</translation>
    </message>
    <message>
        <source>Compiling kernels…</source>
        <translation>Đang biên dịch hạt nhân…</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Đang đọc ảnh…</translation>
    </message>
</context>
</TS>

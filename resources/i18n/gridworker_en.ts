<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>AgeTable</name>
    <message>
        <source>未办结诉求，按状态和已过天数</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>给所有人做回复包(&amp;G)</source>
        <translation>Write answers for everybody (&amp;G)</translation>
    </message>
    <message>
        <source>只给选中的人做</source>
        <translation>Only for the chosen ones</translation>
    </message>
    <message>
        <source>回复包里有收到回执和发给他们的新内容。网格员带回去收进电脑，就能看到“已合并”。</source>
        <translation>An answer holds the receipts and what is new for them. Once a grid worker has taken it in, they see “Merged”.</translation>
    </message>
    <message>
        <source>回复包</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>还没有网格员加入。先到“邀请”里发邀请。</source>
        <translation>No grid worker has joined yet. Begin under “Invite”.</translation>
    </message>
    <message>
        <source>有 {n} 个人的新内容等着带走。</source>
        <translation>New things wait for {n} people.</translation>
    </message>
    <message>
        <source>现在没有新内容要带给他们。</source>
        <translation>Nothing new waits for them now.</translation>
    </message>
    <message>
        <source>只给 {n} 做</source>
        <translation>Only for {n}</translation>
    </message>
    <message>
        <source>只给左边选中的人做</source>
        <translation>Only for the person chosen on the left</translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation>First choose where the file should go.</translation>
    </message>
    <message>
        <source>正在做回复包</source>
        <translation>Writing answers</translation>
    </message>
    <message>
        <source>没有留下半个文件。</source>
        <translation>No half-written file was left.</translation>
    </message>
    <message>
        <source>做好了 {n} 个回复包，已读回核对。</source>
        <translation>Answers written and read back: {n}.</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>民情日记</source>
        <translation>Visit Diary</translation>
    </message>
    <message>
        <source>写得快：一分钟一户</source>
        <translation>Quick: a household a minute</translation>
    </message>
    <message>
        <source>带得走：一个文件就够</source>
        <translation>Portable: one file is enough</translation>
    </message>
    <message>
        <source>丢不了：断电也不丢</source>
        <translation>Safe: nothing is lost when the power fails</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Huge</translation>
    </message>
    <message>
        <source>字号 {t}</source>
        <translation>Text {t}</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>● 离线可用</source>
        <translation>● Works offline</translation>
    </message>
</context>
<context>
    <name>BundlesPage</name>
    <message>
        <source>办公室收到后会给回执，那时才算“已合并”。在这之前什么都不会删。</source>
        <translation>When the office has it, it sends a receipt; only then is it “Merged”. Nothing is deleted before that.</translation>
    </message>
    <message>
        <source>送达情况</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>数据包</source>
        <translation>Bundles</translation>
    </message>
    <message>
        <source>待送出</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已入包</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已合并</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>办公室没有采用的 {n} 条：</source>
        <translation>Not taken into effect by the office: {n}</translation>
    </message>
</context>
<context>
    <name>CertifyBox</name>
    <message>
        <source>选申请文件…</source>
        <translation>Choose a request…</translation>
    </message>
    <message>
        <source>把申请文件（.gwb）拖到这里，或者</source>
        <translation>Drag a request file (.gwb) here, or</translation>
    </message>
    <message>
        <source>数字由本人当面或在电话里念，您照着输入。数字对得上，才能确定申请没有被调换。</source>
        <translation>The person reads out the digits, face to face or by phone, and you type them. Only if they agree is it sure that the request was not exchanged.</translation>
    </message>
    <message>
        <source>核准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>选申请文件</source>
        <translation>Choose a request</translation>
    </message>
    <message>
        <source>申请文件 (*.gwb)</source>
        <translation>Requests (*.gwb)</translation>
    </message>
    <message>
        <source>没有核准任何设备。</source>
        <translation>No device was approved.</translation>
    </message>
    <message>
        <source>他念的 24 个数字(&amp;D)</source>
        <translation>The 24 &amp;digits read out</translation>
    </message>
    <message>
        <source>数字对得上，准许加入</source>
        <translation>The digits agree, let them join</translation>
    </message>
    <message>
        <source>这个邀请不是这里发的，或者已经被别的设备用过。请先问清楚。</source>
        <translation>This invite was not written here, or another device has used it. Ask first.</translation>
    </message>
    <message>
        <source>还差 {n} 个数字。</source>
        <translation>Digits still missing: {n}.</translation>
    </message>
    <message>
        <source>请先选一个放回复文件的地方。</source>
        <translation>First choose where the answer file should go.</translation>
    </message>
    <message>
        <source>没有核准，什么都没有改变。</source>
        <translation>Not approved; nothing has changed.</translation>
    </message>
    <message>
        <source>{n} 已准许加入。回复文件：{f}</source>
        <translation>{n} may join. Answer file: {f}</translation>
    </message>
    <message>
        <source>把它交给本人，在他的电脑上打开就加入了。校验码 {c}</source>
        <translation>Hand it to that person; opened on their computer, it lets them join. Check digits {c}</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>在图里一格一格地走</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开这个数背后的记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}。{summary}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
</context>
<context>
    <name>DemandEditor</name>
    <message>
        <source>要什么、在哪里、急不急。例如：门前水沟堵了，下雨漫到院里</source>
        <translation>What, where, how urgent. For example: the ditch at the door is blocked and floods the yard</translation>
    </message>
    <message>
        <source>诉求内容 *</source>
        <translation>Demand *</translation>
    </message>
    <message>
        <source>诉求性质</source>
        <translation>Nature of the demand</translation>
    </message>
    <message>
        <source>当场已经答复或办好</source>
        <translation>Already answered or done on the spot</translation>
    </message>
    <message>
        <source>怎么答复、怎么办的</source>
        <translation>What was answered or done</translation>
    </message>
    <message>
        <source>当场答复或办理</source>
        <translation>Answered or done on the spot</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>不愿留名</source>
        <translation>Wants no name on it</translation>
    </message>
    <message>
        <source>同意公示办理情况</source>
        <translation>Agrees that the result is published</translation>
    </message>
    <message>
        <source>家事或隐私，不公示</source>
        <translation>Family or private matter, not published</translation>
    </message>
    <message>
        <source>去掉这件诉求</source>
        <translation>Remove this demand</translation>
    </message>
    <message>
        <source>大类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>DemoStart</name>
    <message>
        <source>先看看演示</source>
        <translation>Look at the demo</translation>
    </message>
    <message>
        <source>一个编出来的小镇：一个办公室和两个网格的电脑。人和事都是假的，屏幕上方有红色标记。</source>
        <translation>An invented town: an office and the computers of two grids. People and events are made up; a red bar on top says so.</translation>
    </message>
    <message>
        <source>做一个演示小镇</source>
        <translation>Make a demo town</translation>
    </message>
    <message>
        <source>大约要半分钟，只做这一次。</source>
        <translation>It takes about half a minute, once.</translation>
    </message>
    <message>
        <source>正在编一个小镇</source>
        <translation>Inventing a town</translation>
    </message>
    <message>
        <source>没有动到别的资料。</source>
        <translation>Nothing else was touched.</translation>
    </message>
    <message>
        <source>演示口令（点下面的按钮会替您填好）</source>
        <translation>Demo passphrase (the buttons below fill it in)</translation>
    </message>
    <message>
        <source>办公室的电脑</source>
        <translation>The office computer</translation>
    </message>
    <message>
        <source>网格员的电脑：{n}</source>
        <translation>A grid worker's computer: {n}</translation>
    </message>
</context>
<context>
    <name>Destination</name>
    <message>
        <source>U 盘 {name}（还能放 {free}）</source>
        <translation>Stick {name} ({free} free)</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>文件放到哪里</source>
        <translation>Where the file goes</translation>
    </message>
    <message>
        <source>放到：{place}</source>
        <translation>To: {place}</translation>
    </message>
    <message>
        <source>还没有选地方。</source>
        <translation>No place chosen yet.</translation>
    </message>
    <message>
        <source>没有看到 U 盘，插上后会出现在这里；也可以选一个文件夹。</source>
        <translation>No stick is seen; it will appear here. You may also choose a folder.</translation>
    </message>
    <message>
        <source>U 盘 {name}</source>
        <translation>Stick {name}</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>邀请</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>核准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>设备事项</source>
        <translation>About devices</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>最新编号</source>
        <translation>Newest number</translation>
    </message>
    <message>
        <source>最近收到</source>
        <translation>Last heard</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>✕ 已停用</source>
        <translation>✕ Stopped</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>! 缺 {n} 段</source>
        <translation>! Gaps: {n}</translation>
    </message>
    <message>
        <source>有回复待取</source>
        <translation>Answer waits</translation>
    </message>
    <message>
        <source>✓ 齐了</source>
        <translation>✓ Complete</translation>
    </message>
    <message>
        <source>还没来过</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>共 {n} 台</source>
        <translation>Devices: {n}</translation>
    </message>
</context>
<context>
    <name>DiaryForm</name>
    <message>
        <source>没人在家：记到访未遇　Alt+W</source>
        <translation>Nobody home: record it　Alt+W</translation>
    </message>
    <message>
        <source>没人在家：记到访未遇</source>
        <translation>Nobody home: record it</translation>
    </message>
    <message>
        <source>走访户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>走访日期</source>
        <translation>Date of the visit</translation>
    </message>
    <message>
        <source>走访方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>见面情况</source>
        <translation>Whom you met</translation>
    </message>
    <message>
        <source>看到什么、说了什么，一两句就行</source>
        <translation>What you saw and what was said; a line or two will do</translation>
    </message>
    <message>
        <source>当场答复了什么、办了什么，没有就空着</source>
        <translation>What you answered or did on the spot; leave it empty if nothing</translation>
    </message>
    <message>
        <source>走访事由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>宣传内容</source>
        <translation>Told about</translation>
    </message>
    <message>
        <source>例如 户主、老伴、儿子</source>
        <translation>For example: head, wife, son</translation>
    </message>
    <message>
        <source>几个人用顿号隔开</source>
        <translation>Several names: put commas between them</translation>
    </message>
    <message>
        <source>天气</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>上午或下午</source>
        <translation>Morning or afternoon</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>Morning</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>Afternoon</translation>
    </message>
    <message>
        <source>发了党群连心卡</source>
        <translation>Contact card given</translation>
    </message>
    <message>
        <source>自己的想法，写给自己看</source>
        <translation>Your own thoughts, for yourself</translation>
    </message>
    <message>
        <source>走访户(&amp;H) *</source>
        <translation>&amp;Household *</translation>
    </message>
    <message>
        <source>日期(&amp;D) *</source>
        <translation>&amp;Date *</translation>
    </message>
    <message>
        <source>走访方式(&amp;F) *</source>
        <translation>How (&amp;F) *</translation>
    </message>
    <message>
        <source>见面情况(&amp;J) *</source>
        <translation>Met (&amp;J) *</translation>
    </message>
    <message>
        <source>走访内容(&amp;N) *</source>
        <translation>What was said and see&amp;n *</translation>
    </message>
    <message>
        <source>当场答复或办理(&amp;B)</source>
        <translation>Answered or done on the spot (&amp;B)</translation>
    </message>
    <message>
        <source>走访事由(&amp;Y)</source>
        <translation>Wh&amp;y</translation>
    </message>
    <message>
        <source>宣传内容(&amp;X)</source>
        <translation>Told about (&amp;X)</translation>
    </message>
    <message>
        <source>更多（接谈人、同行人、天气……）</source>
        <translation>More (spoke to, companions, weather…)</translation>
    </message>
    <message>
        <source>接谈人</source>
        <translation>Spoke to</translation>
    </message>
    <message>
        <source>同行人</source>
        <translation>Accompanied by</translation>
    </message>
    <message>
        <source>意见建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>地点（不在家里谈时）</source>
        <translation>Place (if not at home)</translation>
    </message>
    <message>
        <source>半天</source>
        <translation>Half-day</translation>
    </message>
    <message>
        <source>体会（私人）　仅保存在本机：不进数据包，不上报，不计数</source>
        <translation>Reflection (private)　Stays on this computer: in no bundle, in no report, never counted</translation>
    </message>
    <message>
        <source>体会，私人，仅保存在本机</source>
        <translation>Reflection, private, stays on this computer</translation>
    </message>
    <message>
        <source>走访内容(&amp;N)（没见到人可以不写）</source>
        <translation>What was said and see&amp;n (may be empty if you met nobody)</translation>
    </message>
</context>
<context>
    <name>DiaryPage</name>
    <message>
        <source>记日记</source>
        <translation>Diary</translation>
    </message>
    <message>
        <source>写的内容还在窗口里，请先不要关窗口。</source>
        <translation>What you wrote is still in the window; do not close it yet.</translation>
    </message>
    <message>
        <source>要粘贴的文字太长（超过两万字），没有粘进来。</source>
        <translation>The text to paste is too long (over 20,000 characters) and was not pasted.</translation>
    </message>
    <message>
        <source>请只贴要紧的，或分几篇记。</source>
        <translation>Paste what matters, or write several pages.</translation>
    </message>
    <message>
        <source>上次没写完的日记（{t}）已经取回，接着写就行。</source>
        <translation>The page you did not finish ({t}) is back; just go on.</translation>
    </message>
    <message>
        <source>没能放好，写的内容又回到窗口里了，请先不要关窗口。</source>
        <translation>It could not be put away; what you wrote is back in the window. Do not close it yet.</translation>
    </message>
    <message>
        <source>上一篇没能放好；上次自动保存的还在“没写完的”里。</source>
        <translation>The page before could not be put away; its last autosave is under “Unfinished”.</translation>
    </message>
    <message>
        <source>这篇没有扔掉，还在“没写完的”里。</source>
        <translation>This page was not thrown away; it is under “Unfinished”.</translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation>{n} households</translation>
    </message>
    <message>
        <source>内容已存为草稿，不会丢失。</source>
        <translation>It is kept as a draft and will not be lost.</translation>
    </message>
    <message>
        <source>写的内容还在窗口里，草稿也没能存上，请先不要关窗口。</source>
        <translation>What you wrote is still in the window, and the draft could not be kept either; do not close it yet.</translation>
    </message>
</context>
<context>
    <name>DiarySide</name>
    <message>
        <source>这一户</source>
        <translation>This household</translation>
    </message>
    <message>
        <source>选好走访户，这里显示上次说了什么、还欠着什么约定。</source>
        <translation>Choose a household; here you see what was said last time and what is still promised.</translation>
    </message>
    <message>
        <source>上次约定：{t}</source>
        <translation>Promised last time: {t}</translation>
    </message>
    <message>
        <source>（{d}）</source>
        <translation> ({d})</translation>
    </message>
    <message>
        <source>诉求：{t} {s}</source>
        <translation>Demand: {t} {s}</translation>
    </message>
    <message>
        <source>第一次走访这一户。</source>
        <translation>The first visit to this household.</translation>
    </message>
    <message>
        <source>没写完的 {n} 篇</source>
        <translation>Unfinished: {n}</translation>
    </message>
    <message>
        <source>（还没有内容）</source>
        <translation>(nothing written yet)</translation>
    </message>
</context>
<context>
    <name>ExportedView</name>
    <message>
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>校验码 {c}</source>
        <translation>Check digits {c}</translation>
    </message>
    <message>
        <source>✓ 已写好，读回核对无误</source>
        <translation>✓ Written, and read back without fault</translation>
    </message>
    <message>
        <source>✓ 给{n}的文件已写好</source>
        <translation>✓ The file for {n} is written</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>校验码（可以打电话核对，两边应该一样）：</source>
        <translation>Check digits (compare by phone; both sides should see the same):</translation>
    </message>
</context>
<context>
    <name>GridBox</name>
    <message>
        <source>例如 石桥村第二网格</source>
        <translation>For example Shiqiao Village Grid 2</translation>
    </message>
    <message>
        <source>例如 990101100201002</source>
        <translation>For example 990101100201002</translation>
    </message>
    <message>
        <source>添加网格</source>
        <translation>Add the grid</translation>
    </message>
    <message>
        <source>网格名称(&amp;N) *</source>
        <translation>&amp;Name of the grid *</translation>
    </message>
    <message>
        <source>可以用 15 位编码，或自己的编号</source>
        <translation>A code of 15 digits, or a number of your own</translation>
    </message>
    <message>
        <source>网格编码(&amp;B) *</source>
        <translation>Code of the grid (&amp;B) *</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>还没有网格。添加第一个，就可以邀请网格员。</source>
        <translation>There is no grid yet. Add the first, then you can invite grid workers.</translation>
    </message>
    <message>
        <source>还没有网格员</source>
        <translation>no grid worker yet</translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation>{n} households</translation>
    </message>
    <message>
        <source>请写网格名称。</source>
        <translation>Write the name of the grid.</translation>
    </message>
    <message>
        <source>请写网格编码。</source>
        <translation>Write the code of the grid.</translation>
    </message>
    <message>
        <source>没有添加。</source>
        <translation>Nothing was added.</translation>
    </message>
    <message>
        <source>已添加 {n}。</source>
        <translation>Added: {n}.</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>各网格走访覆盖</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>约定（还没了的）</source>
        <translation>Promises (still open)</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>（无户主名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>给这户记日记</source>
        <translation>Write a visit</translation>
    </message>
    <message>
        <source>到访未遇　Alt+W</source>
        <translation>Nobody home　Alt+W</translation>
    </message>
    <message>
        <source>没人在家：记到访未遇</source>
        <translation>Nobody home: record it</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>修改这一户</source>
        <translation>Change this household</translation>
    </message>
    <message>
        <source>{n} 口人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>孩子 {b}</source>
        <translation>Children {b}</translation>
    </message>
    <message>
        <source>{a} 岁 {n} 个</source>
        <translation>{n} aged {a}</translation>
    </message>
    <message>
        <source>电话 {p}</source>
        <translation>Phone {p}</translation>
    </message>
    <message>
        <source>没有登记电话</source>
        <translation>No phone number</translation>
    </message>
    <message>
        <source>显示电话</source>
        <translation>Show the number</translation>
    </message>
    <message>
        <source>（{d}前）</source>
        <translation> ({d} ago)</translation>
    </message>
    <message>
        <source>走访记录 {n} 次</source>
        <translation>Visits: {n}</translation>
    </message>
    <message>
        <source>走访记录</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>还没有走访过。写下第一篇，以后这里按时间排着。</source>
        <translation>Never visited. Write the first page; they will stand here by date.</translation>
    </message>
    <message>
        <source>更早的还有 {n} 次</source>
        <translation>Earlier visits: {n}</translation>
    </message>
    <message>
        <source>补记 {n} 天</source>
        <translation>late entry {n} d</translation>
    </message>
</context>
<context>
    <name>HouseholdForm</name>
    <message>
        <source>例如 王家凤</source>
        <translation>For example Wang Jiafeng</translation>
    </message>
    <message>
        <source>例如 三组</source>
        <translation>For example Group 3</translation>
    </message>
    <message>
        <source>例如 3-12</source>
        <translation>For example 3-12</translation>
    </message>
    <message>
        <source>没有就空着</source>
        <translation>Leave empty if there is none</translation>
    </message>
    <message>
        <source>户标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>户主姓名(&amp;M) *</source>
        <translation>Na&amp;me of the head *</translation>
    </message>
    <message>
        <source>村民小组(&amp;Z)</source>
        <translation>Villager group (&amp;Z)</translation>
    </message>
    <message>
        <source>门牌号(&amp;D) *</source>
        <translation>&amp;Door *</translation>
    </message>
    <message>
        <source>电话(&amp;P)</source>
        <translation>&amp;Phone</translation>
    </message>
    <message>
        <source>人口(&amp;R)</source>
        <translation>People (&amp;R)</translation>
    </message>
    <message>
        <source>网格(&amp;W)</source>
        <translation>Grid (&amp;W)</translation>
    </message>
    <message>
        <source>修改这一户</source>
        <translation>Change this household</translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation>Add a household</translation>
    </message>
    <message>
        <source>{b} 岁</source>
        <translation>aged {b}</translation>
    </message>
    <message>
        <source>{b} 岁的孩子几个</source>
        <translation>Children aged {b}</translation>
    </message>
    <message>
        <source>不登记身份证号、银行卡号和病情。14 岁以下的孩子只记人数，不记名字。</source>
        <translation>No ID numbers, no bank cards, no illnesses. Children under 14 are counted, not named.</translation>
    </message>
    <message>
        <source>14 岁以下的孩子（只记人数）</source>
        <translation>Children under 14 (numbers only)</translation>
    </message>
    <message>
        <source>户标签（可多选）</source>
        <translation>Tags (any number)</translation>
    </message>
    <message>
        <source>保存　Ctrl+Enter</source>
        <translation>Save　Ctrl+Enter</translation>
    </message>
    <message>
        <source>保存这一户</source>
        <translation>Save this household</translation>
    </message>
    <message>
        <source>不保存，返回</source>
        <translation>Back without saving</translation>
    </message>
    <message>
        <source>请写户主姓名。</source>
        <translation>Write the name of the head of household.</translation>
    </message>
    <message>
        <source>请写门牌号。</source>
        <translation>Write the door.</translation>
    </message>
    <message>
        <source>已添加 {n} 一户。</source>
        <translation>Added: household {n}.</translation>
    </message>
    <message>
        <source>{n} 这一户已改好。</source>
        <translation>Changed: household {n}.</translation>
    </message>
    <message>
        <source>填写的内容还在这里，没有丢。</source>
        <translation>What you filled in is still here.</translation>
    </message>
</context>
<context>
    <name>HouseholdPicker</name>
    <message>
        <source>（无户主名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>姓、拼音首字母或门牌号，例如 王、wjf、3-12</source>
        <translation>Name, pinyin initials or door, such as Wang, wjf, 3-12</translation>
    </message>
    <message>
        <source>找到的户</source>
        <translation>Households found</translation>
    </message>
    <message>
        <source>＋ 没有找到，按回车把“{t}”添加到户册</source>
        <translation>＋ Not found: Enter adds “{t}” to the book</translation>
    </message>
    <message>
        <source>没有找到，换个字试试；写出户主姓名就能添加这一户</source>
        <translation>Not found. Try another word; a whole name can be added as a household</translation>
    </message>
    <message>
        <source>去掉 {words}</source>
        <translation>Remove {words}</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>户主、拼音首字母、门牌、电话</source>
        <translation>Name, pinyin initials, door, phone</translation>
    </message>
    <message>
        <source>找一户</source>
        <translation>Find a household</translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation>Add a household</translation>
    </message>
    <message>
        <source>户册</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>到“找一户”的格子里</source>
        <translation>To the box “Find a household”</translation>
    </message>
    <message>
        <source>给选中的这一户记日记</source>
        <translation>Write a visit to the chosen household</translation>
    </message>
    <message>
        <source>在左边选一户，这里显示它的情况和走访记录。</source>
        <translation>Choose a household on the left; here you see it and its visits.</translation>
    </message>
    <message>
        <source>户册里还没有人家。先添加一户，就可以记第一篇日记。</source>
        <translation>The book is empty. Add a household, then you can write the first page.</translation>
    </message>
    <message>
        <source>添加第一户</source>
        <translation>Add the first household</translation>
    </message>
    <message>
        <source>没有找到“{text}”，换个字试试，或者添加一户。</source>
        <translation>Nothing found for “{text}”. Try another word, or add a household.</translation>
    </message>
    <message>
        <source>找到 {n} 户</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>共 {n} 户</source>
        <translation>{n} households</translation>
    </message>
    <message>
        <source>未访</source>
        <translation>never</translation>
    </message>
    <message>
        <source>（无户主名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>{name}：今天到访未遇，记好了。</source>
        <translation>{name}: nobody home today, recorded.</translation>
    </message>
    <message>
        <source>没有记上。</source>
        <translation>It was not recorded.</translation>
    </message>
</context>
<context>
    <name>InboxFiles</name>
    <message>
        <source>选文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>把网格员交来的数据包（.gwb）或整个文件夹拖到这里，可以一次很多个</source>
        <translation>Drag bundles (.gwb) of grid workers or a whole folder here, as many as you like</translation>
    </message>
    <message>
        <source>收到的数据包</source>
        <translation>Bundles received</translation>
    </message>
    <message>
        <source>收件箱是空的。网格员的 U 盘插上后，选里面的文件夹就行。
还没有网格员？先到“设备”里添加网格、发邀请。</source>
        <translation>The inbox is empty. Plug in a grid worker's stick and choose its folder.
No grid workers yet? Add grids and write invites under “Devices”.</translation>
    </message>
    <message>
        <source>添加网格、邀请网格员…</source>
        <translation>Add grids, invite grid workers…</translation>
    </message>
    <message>
        <source>选左边一个文件，这里显示是谁送的、有什么、签名对不对。</source>
        <translation>Choose a file on the left; here you see who sent it, what is in it, and whether the signature holds.</translation>
    </message>
    <message>
        <source>清空列表</source>
        <translation>Empty the list</translation>
    </message>
    <message>
        <source>开始合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>选数据包</source>
        <translation>Choose a bundle</translation>
    </message>
    <message>
        <source>数据包 (*.gwb)</source>
        <translation>Bundles (*.gwb)</translation>
    </message>
    <message>
        <source>选放数据包的文件夹</source>
        <translation>Choose the folder with the bundles</translation>
    </message>
    <message>
        <source>里面没有数据包（.gwb 文件）。</source>
        <translation>There are no bundles (.gwb files) in it.</translation>
    </message>
    <message>
        <source>请确认选对了文件夹或 U 盘。</source>
        <translation>Make sure that it is the right folder or stick.</translation>
    </message>
    <message>
        <source>合并 {n} 个文件(&amp;M)</source>
        <translation>&amp;Merge {n} file(s)</translation>
    </message>
    <message>
        <source>开始合并(&amp;M)</source>
        <translation>&amp;Merge</translation>
    </message>
    <message>
        <source>共 {n} 个文件</source>
        <translation>Files: {n}</translation>
    </message>
    <message>
        <source>正在查看 {n} …</source>
        <translation>Looking at {n} …</translation>
    </message>
    <message>
        <source>什么都没有收进来，本机的资料没有变化。</source>
        <translation>Nothing was taken in; nothing here has changed.</translation>
    </message>
    <message>
        <source>去核准…</source>
        <translation>Go and approve…</translation>
    </message>
    <message>
        <source>正在合并 {n} 个文件</source>
        <translation>Merging files: {n}</translation>
    </message>
    <message>
        <source>没有写入任何记录。</source>
        <translation>No record was written.</translation>
    </message>
    <message>
        <source>合并了 {f} 个文件：新的 {n} 条，以前就有的 {a} 条。</source>
        <translation>Files merged: {f}. New records: {n}, already here: {a}.</translation>
    </message>
    <message>
        <source>冲突 {n} 处，两份都留着，等人来定。</source>
        <translation>Clashes: {n}. Both sides are kept until somebody decides.</translation>
    </message>
    <message>
        <source>搁置 {n} 条。</source>
        <translation>Set aside: {n}.</translation>
    </message>
    <message>
        <source>还缺：{s}。请他们补送。</source>
        <translation>Still missing: {s}. Ask for them.</translation>
    </message>
    <message>
        <source>没有收 {n} 个：{f}。</source>
        <translation>Not taken in ({n}): {f}.</translation>
    </message>
    <message>
        <source>下一步：到“设备”里给他们做回复包。</source>
        <translation>Next: write their answers under “Devices”.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>合并记录</source>
        <translation>Merges</translation>
    </message>
    <message>
        <source>合并收件箱</source>
        <translation>Merge inbox</translation>
    </message>
</context>
<context>
    <name>InspectionView</name>
    <message>
        <source>没有走访</source>
        <translation>no visits</translation>
    </message>
    <message>
        <source>签名 {s}</source>
        <translation>Signature {s}</translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>没有走访和诉求</source>
        <translation>no visits, no demands</translation>
    </message>
    <message>
        <source>{purpose}　第 {n} 包</source>
        <translation>{purpose}　no. {n}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>走访日期</source>
        <translation>Date of the visit</translation>
    </message>
    <message>
        <source>生成时间</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>用途和编号</source>
        <translation>Purpose and number</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Check digits</translation>
    </message>
    <message>
        <source>这个文件 {t} 已经合并过，再合并也不会重复。</source>
        <translation>This file was merged at {t}; merging it again repeats nothing.</translation>
    </message>
    <message>
        <source>冲突 {n} 处：合并后两份都留着，等人来定。</source>
        <translation>Clashes: {n}. After the merge both sides are kept until somebody decides.</translation>
    </message>
    <message>
        <source>搁置 {n} 条：超出对方职责，或这一条读不懂；其余照收。</source>
        <translation>Set aside: {n}, beyond the sender's rights or unreadable; the rest is taken in.</translation>
    </message>
    <message>
        <source>同一编号有两份不同的记录 {n} 处：可能用过旧备份，请和对方核实。</source>
        <translation>One number with two different records: {n} time(s). An old backup may have been used; ask the sender.</translation>
    </message>
    <message>
        <source>缺号：{s}。请对方补送。</source>
        <translation>Missing numbers: {s}. Ask for them.</translation>
    </message>
</context>
<context>
    <name>InviteBox</name>
    <message>
        <source>例如 王小满</source>
        <translation>For example Wang Xiaoman</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>生成邀请文件</source>
        <translation>Write the invite</translation>
    </message>
    <message>
        <source>姓名(&amp;M) *</source>
        <translation>Na&amp;me *</translation>
    </message>
    <message>
        <source>网格(&amp;W) *</source>
        <translation>Grid (&amp;W) *</translation>
    </message>
    <message>
        <source>添加网格…</source>
        <translation>Add a grid…</translation>
    </message>
    <message>
        <source>邀请一个人加入。他在自己的电脑上打开邀请文件，会得到一个申请文件和 24 个数字。</source>
        <translation>Invite a person. Opening the invite on their own computer gives them a request file and 24 digits.</translation>
    </message>
    <message>
        <source>邀请</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>身份(&amp;S)</source>
        <translation>Role (&amp;S)</translation>
    </message>
    <message>
        <source>请写被邀请人的姓名。</source>
        <translation>Write the name of the person invited.</translation>
    </message>
    <message>
        <source>请先添加一个网格。</source>
        <translation>Add a grid first.</translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation>First choose where the file should go.</translation>
    </message>
    <message>
        <source>没有发出邀请。</source>
        <translation>No invite was written.</translation>
    </message>
    <message>
        <source>给 {n} 的邀请已写好：{f}</source>
        <translation>The invite for {n} is written: {f}</translation>
    </message>
    <message>
        <source>交给本人。他交回申请文件后，到“核准”里输入他念的 24 个数字。</source>
        <translation>Hand it over. When the request file comes back, type the 24 digits that the person reads out under “Approve”.</translation>
    </message>
</context>
<context>
    <name>JoinStart</name>
    <message>
        <source>先定一个口令</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>口令锁住这台电脑里的全部日记。请自己记牢：忘了口令，日记打不开，私人体会谁也找不回。</source>
        <translation>The passphrase locks every page on this computer. Remember it: without it the diary stays closed, and private reflections are gone for good.</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation>Making it…</translation>
    </message>
    <message>
        <source>还没有建立任何东西。</source>
        <translation>Nothing was made yet.</translation>
    </message>
    <message>
        <source>口令已定好，档案已建好。</source>
        <translation>The passphrase is set and the profile is made.</translation>
    </message>
    <message>
        <source>暂时没有，先开始记日记</source>
        <translation>Not yet, begin the diary</translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>选邀请文件…</source>
        <translation>Choose the invite…</translation>
    </message>
    <message>
        <source>我已经收到回复文件…</source>
        <translation>I have the answer file…</translation>
    </message>
    <message>
        <source>加入办公室：第 1 步，共 3 步</source>
        <translation>Joining the office: step 1 of 3</translation>
    </message>
    <message>
        <source>办公室会给您一个邀请文件（.gwi），放在 U 盘里，或用别的办法传来。</source>
        <translation>The office gives you an invite file (.gwi), on a stick or some other way.</translation>
    </message>
    <message>
        <source>选邀请文件</source>
        <translation>Choose the invite</translation>
    </message>
    <message>
        <source>邀请文件 (*.gwi)</source>
        <translation>Invites (*.gwi)</translation>
    </message>
    <message>
        <source>什么都没有改动。</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>{office} 邀请 {name} 加入，身份：{role}，网格：{grid}</source>
        <translation>{office} invites {name} to join. Role: {role}. Grid: {grid}</translation>
    </message>
    <message>
        <source>（不限网格）</source>
        <translation>(any grid)</translation>
    </message>
    <message>
        <source>是我，生成申请文件</source>
        <translation>That is me, write the request</translation>
    </message>
    <message>
        <source>加入办公室：第 2 步，共 3 步</source>
        <translation>Joining the office: step 2 of 3</translation>
    </message>
    <message>
        <source>申请文件要交给办公室。放到哪里？</source>
        <translation>The request file goes to the office. Where should it be put?</translation>
    </message>
    <message>
        <source>不是我，换一个邀请</source>
        <translation>Not me, another invite</translation>
    </message>
    <message>
        <source>请先选一个放申请文件的地方。</source>
        <translation>First choose where the request file should go.</translation>
    </message>
    <message>
        <source>申请文件没有写成。</source>
        <translation>The request file was not written.</translation>
    </message>
    <message>
        <source>核对数字 {d}</source>
        <translation>Digits to compare {d}</translation>
    </message>
    <message>
        <source>选回复文件…</source>
        <translation>Choose the answer…</translation>
    </message>
    <message>
        <source>加入办公室：第 3 步，共 3 步</source>
        <translation>Joining the office: step 3 of 3</translation>
    </message>
    <message>
        <source>① 把申请文件 {name} 交给办公室。</source>
        <translation>① Hand the request file {name} to the office.</translation>
    </message>
    <message>
        <source>② 当面或打电话，把这 24 个数字念给办公室听，对方会照着输入：</source>
        <translation>② Face to face or by phone, read these 24 digits to the office, who types them:</translation>
    </message>
    <message>
        <source>③ 办公室给您一个回复文件，拿到后在这里打开。</source>
        <translation>③ The office gives you an answer file; open it here.</translation>
    </message>
    <message>
        <source>等回复的这几天照样可以记日记，加入以后会一起交给办公室。</source>
        <translation>While you wait you can write the diary; it goes to the office once you have joined.</translation>
    </message>
    <message>
        <source>先开始记日记</source>
        <translation>Begin the diary</translation>
    </message>
    <message>
        <source>选办公室的回复文件</source>
        <translation>Choose the office's answer</translation>
    </message>
    <message>
        <source>数据包 (*.gwb)</source>
        <translation>Bundles (*.gwb)</translation>
    </message>
    <message>
        <source>已写的日记都还在，没有变化。</source>
        <translation>All pages written are still here, unchanged.</translation>
    </message>
    <message>
        <source>{name}，您已加入{office}。</source>
        <translation>{name}, you have joined {office}.</translation>
    </message>
    <message>
        <source>网格：{grid}，名册里有 {n} 户。</source>
        <translation>Grid: {grid}. Households in the book: {n}.</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>any</translation>
    </message>
    <message>
        <source>开始工作</source>
        <translation>Begin work</translation>
    </message>
</context>
<context>
    <name>KeptLabel</name>
    <message>
        <source>边写边自动保存</source>
        <translation>Saved as you write</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>✓ 已自动保存 {t}</source>
        <translation>✓ Autosaved {t}</translation>
    </message>
    <message>
        <source>✕ 没能自动保存</source>
        <translation>✕ Autosave failed</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>收起　Esc</source>
        <translation>Hide　Esc</translation>
    </message>
    <message>
        <source>收起按键表</source>
        <translation>Hide the list of keys</translation>
    </message>
    <message>
        <source>按键表</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>打开说明书</source>
        <translation>Open the manual</translation>
    </message>
    <message>
        <source>这一页</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>这一页没有自己的按键，用 Tab 一格一格走。</source>
        <translation>This page has no keys of its own; use Tab to go from field to field.</translation>
    </message>
    <message>
        <source>整个窗口</source>
        <translation>The whole window</translation>
    </message>
    <message>
        <source>到下一格</source>
        <translation>To the next field</translation>
    </message>
    <message>
        <source>回上一格</source>
        <translation>Back to the field before</translation>
    </message>
    <message>
        <source>按下按钮，选上或取消</source>
        <translation>Press the button, tick or untick</translation>
    </message>
    <message>
        <source>按下有蓝框的按钮，打开选中的一行</source>
        <translation>Press the button with the blue frame, open the chosen row</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>内容、户主、门牌</source>
        <translation>Words, name, door</translation>
    </message>
    <message>
        <source>走访台账</source>
        <translation>Visit ledger</translation>
    </message>
    <message>
        <source>导出 Excel 台账</source>
        <translation>Export as Excel</translation>
    </message>
    <message>
        <source>找(&amp;F)</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>网格(&amp;W)</source>
        <translation>Grid (&amp;W)</translation>
    </message>
    <message>
        <source>方式(&amp;S)</source>
        <translation>How (&amp;S)</translation>
    </message>
    <message>
        <source>见面情况(&amp;J)</source>
        <translation>Met (&amp;J)</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visited by</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>见面情况</source>
        <translation>Whom you met</translation>
    </message>
    <message>
        <source>走访内容</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>补记</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} 次走访</source>
        <translation>{n} visits</translation>
    </message>
    <message>
        <source>{n} 次走访以上，还在数…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些条件下没有走访。把时间放宽，或者先到“合并”里收数据包。</source>
        <translation>No visits like that. Take a longer time, or merge bundles first under “Merge”.</translation>
    </message>
    <message>
        <source>走访台账-{d}.xlsx</source>
        <translation>visit-ledger-{d}.xlsx</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to save it</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel sheets (*.xlsx)</translation>
    </message>
    <message>
        <source>正在写台账</source>
        <translation>Writing the ledger</translation>
    </message>
    <message>
        <source>没有留下半个文件。</source>
        <translation>No half-written file was left.</translation>
    </message>
    <message>
        <source>台账写好了：{n} 行，户主姓名已脱敏。</source>
        <translation>The ledger is written: {n} rows, names masked.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>民情日记</source>
        <translation>Visit Diary</translation>
    </message>
    <message>
        <source>字大一号</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>字小一号</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>显示或收起这张按键表</source>
        <translation>Show or hide this list of keys</translation>
    </message>
    <message>
        <source>我的日记</source>
        <translation>My diary</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>程序出了差错，刚才那一步可能没有做成。</source>
        <translation>The program made a mistake; the last step may not have been done.</translation>
    </message>
    <message>
        <source>已经保存的内容不受影响，正在写的内容会自动存为草稿。</source>
        <translation>What was saved is safe, and what you are writing is kept as a draft.</translation>
    </message>
    <message>
        <source>出错记录：{name}（里面没有任何人的信息）</source>
        <translation>Record of the mistake: {name} (nothing about any person is in it)</translation>
    </message>
</context>
<context>
    <name>MergeRecord</name>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>谁送来的</source>
        <translation>From whom</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>合并记录</source>
        <translation>Merges</translation>
    </message>
    <message>
        <source>还没有合并过文件。合并以后可以在这里整个撤销。</source>
        <translation>Nothing was merged yet. A whole merge can be undone here.</translation>
    </message>
    <message>
        <source>↶ 已撤销</source>
        <translation>↶ Undone</translation>
    </message>
    <message>
        <source>✓ 已合并</source>
        <translation>✓ Merged</translation>
    </message>
    <message>
        <source>恢复这次合并</source>
        <translation>Restore this merge</translation>
    </message>
    <message>
        <source>这次合并已撤销：内容还留着，只是不采用。恢复后和撤销前完全一样。</source>
        <translation>This merge was undone: its content is kept but has no effect. Restored, all is as before.</translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>户 {n} 家</source>
        <translation>households: {n}</translation>
    </message>
    <message>
        <source>{n} 条记录</source>
        <translation>records: {n}</translation>
    </message>
    <message>
        <source>如果合并错了，可以整个撤销：</source>
        <translation>If this merge was a mistake, all of it can be undone:</translation>
    </message>
    <message>
        <source>· {c} 将不再采用，但不删除，随时能恢复。</source>
        <translation>· {c} lose their effect; nothing is deleted, and they can be restored any time.</translation>
    </message>
    <message>
        <source>已据此办理 {n} 件，未撤</source>
        <translation>acted upon: {n}, kept</translation>
    </message>
    <message>
        <source>撤销这次合并</source>
        <translation>Undo this merge</translation>
    </message>
    <message>
        <source>已撤销：{n} 条不再采用，随时可以恢复。</source>
        <translation>Undone: {n} records have no effect any more; they can be restored any time.</translation>
    </message>
    <message>
        <source>已恢复：{n} 条重新采用。</source>
        <translation>Restored: {n} records are in effect again.</translation>
    </message>
    <message>
        <source>已据此办理 {n} 件，未撤。</source>
        <translation>Acted upon and kept: {n}.</translation>
    </message>
    <message>
        <source>什么都没有改变。</source>
        <translation>Nothing has changed.</translation>
    </message>
</context>
<context>
    <name>MonthBars</name>
    <message>
        <source>各月走访户次</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewOffice</name>
    <message>
        <source>新建办公室</source>
        <translation>Found an office</translation>
    </message>
    <message>
        <source>这台电脑将保管办公室的钥匙：用它发邀请、收数据包、给回复。请选一台固定的电脑。</source>
        <translation>This computer will hold the office's keys: it writes invites, takes in bundles and answers. Choose one that stays.</translation>
    </message>
    <message>
        <source>例如 云溪镇</source>
        <translation>For example Yunxi Town</translation>
    </message>
    <message>
        <source>例如 990101100，可以不填</source>
        <translation>For example 990101100, or nothing</translation>
    </message>
    <message>
        <source>例如 林小满</source>
        <translation>For example Lin Xiaoman</translation>
    </message>
    <message>
        <source>办公室名称(&amp;N) *</source>
        <translation>&amp;Name of the office *</translation>
    </message>
    <message>
        <source>区划代码(&amp;C)</source>
        <translation>Area &amp;code</translation>
    </message>
    <message>
        <source>统计用区划代码，6 至 15 位数字</source>
        <translation>Statistical area code, 6 to 15 digits</translation>
    </message>
    <message>
        <source>经办人姓名(&amp;M) *</source>
        <translation>Na&amp;me of the clerk *</translation>
    </message>
    <message>
        <source>建好办公室</source>
        <translation>Found the office</translation>
    </message>
    <message>
        <source>请写办公室的名称。</source>
        <translation>Write the name of the office.</translation>
    </message>
    <message>
        <source>请写经办人的姓名。</source>
        <translation>Write the name of the clerk.</translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation>Making it…</translation>
    </message>
    <message>
        <source>填写的内容还在这里。</source>
        <translation>What you filled in is still here.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>收起提示</source>
        <translation>Hide the notice</translation>
    </message>
    <message>
        <source>资料没有变化。</source>
        <translation>Nothing has changed.</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>至少 12 个字，或至少 10 位数字。可以用一句自己记得住的话。</source>
        <translation>At least 12 characters, or 10 digits. A sentence you remember is a good one.</translation>
    </message>
    <message>
        <source>定一个口令(&amp;K)</source>
        <translation>Passphrase (&amp;K)</translation>
    </message>
    <message>
        <source>口令(&amp;K)</source>
        <translation>Passphrase (&amp;K)</translation>
    </message>
    <message>
        <source>再输一遍(&amp;A)</source>
        <translation>&amp;Again</translation>
    </message>
    <message>
        <source>显示输入的口令</source>
        <translation>Show what is typed</translation>
    </message>
    <message>
        <source>请输入口令。</source>
        <translation>Type the passphrase.</translation>
    </message>
    <message>
        <source>太短了：要 12 个字，或 10 位数字。</source>
        <translation>Too short: 12 characters, or 10 digits.</translation>
    </message>
    <message>
        <source>两遍不一样，请重新输一遍。</source>
        <translation>The two differ; type it again.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{what}：{done} / {total}</source>
        <translation>{what}: {done} / {total}</translation>
    </message>
    <message>
        <source>还要不到一分钟</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>大约还要 {n} 分钟</source>
        <translation>about {n} min left</translation>
    </message>
    <message>
        <source>正在停下来……已经做完的不受影响</source>
        <translation>Stopping… what is done stays done</translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>答应了什么。例如：带临时救助的申请表来</source>
        <translation>What you promised. For example: bring the form for temporary relief</translation>
    </message>
    <message>
        <source>约定内容 *</source>
        <translation>Promise *</translation>
    </message>
    <message>
        <source>约了日子</source>
        <translation>With a date</translation>
    </message>
    <message>
        <source>约定日期</source>
        <translation>Promised for</translation>
    </message>
    <message>
        <source>去掉这个约定</source>
        <translation>Remove this promise</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>锁上</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>关上这个档案，回到开始</source>
        <translation>Close this profile and go back to the start</translation>
    </message>
    <message>
        <source>● 离线可用</source>
        <translation>● Works offline</translation>
    </message>
    <message>
        <source>不连网也能做所有的事，数据都在这台电脑里</source>
        <translation>Everything works without a network; the data is on this computer</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Huge</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>字号　Ctrl 加 + 或 -</source>
        <translation>Text size　Ctrl and + or -</translation>
    </message>
    <message>
        <source>黑白分明</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>RailStops</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>Raised</name>
    <message>
        <source>记一件诉求　Alt+Q</source>
        <translation>Add a demand　Alt+Q</translation>
    </message>
    <message>
        <source>记一件诉求</source>
        <translation>Add a demand</translation>
    </message>
    <message>
        <source>记一个约定　Alt+R</source>
        <translation>Add a promise　Alt+R</translation>
    </message>
    <message>
        <source>记一个约定</source>
        <translation>Add a promise</translation>
    </message>
    <message>
        <source>群众反映和约定</source>
        <translation>Raised and promised</translation>
    </message>
</context>
<context>
    <name>ReceiveBox</name>
    <message>
        <source>选数据包…</source>
        <translation>Choose a bundle…</translation>
    </message>
    <message>
        <source>办公室给的回复包（.gwb）拖到这里，或者</source>
        <translation>Drag the office's answer (.gwb) here, or</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>正在查看 {n} …</source>
        <translation>Looking at {n} …</translation>
    </message>
    <message>
        <source>选数据包</source>
        <translation>Choose a bundle</translation>
    </message>
    <message>
        <source>数据包 (*.gwb)</source>
        <translation>Bundles (*.gwb)</translation>
    </message>
    <message>
        <source>里面没有数据包（.gwb 文件）。</source>
        <translation>There are no bundles (.gwb files) in it.</translation>
    </message>
    <message>
        <source>请选办公室给的文件。</source>
        <translation>Choose the file from the office.</translation>
    </message>
    <message>
        <source>什么都没有收进来，本机的资料没有变化。</source>
        <translation>Nothing was taken in; nothing here has changed.</translation>
    </message>
    <message>
        <source>收进来(&amp;M)</source>
        <translation>Take it in (&amp;M)</translation>
    </message>
    <message>
        <source>不收</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>正在收</source>
        <translation>Taking in</translation>
    </message>
    <message>
        <source>没有写入任何记录。</source>
        <translation>No record was written.</translation>
    </message>
    <message>
        <source>收好了：新的 {n} 条。</source>
        <translation>Taken in. New records: {n}.</translation>
    </message>
    <message>
        <source>这个文件里的内容以前都收过了，没有重复收。</source>
        <translation>Everything in this file was here already; nothing was repeated.</translation>
    </message>
    <message>
        <source>有 {n} 处两边都改过，两份都留着。</source>
        <translation>Changed on both sides: {n}; both are kept.</translation>
    </message>
    <message>
        <source>还缺办公室的一些编号，等下一个回复包。</source>
        <translation>Some numbers of the office are missing; wait for the next answer.</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>保存，写下一户　Ctrl+Enter</source>
        <translation>Save and next　Ctrl+Enter</translation>
    </message>
    <message>
        <source>保存，写下一户</source>
        <translation>Save and next</translation>
    </message>
    <message>
        <source>先放着，写别的</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>不要这篇</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>只留后四位</source>
        <translation>Keep the last four</translation>
    </message>
    <message>
        <source>没错，就这样保存</source>
        <translation>It is right, save it</translation>
    </message>
    <message>
        <source>扔掉</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>这篇日记要扔掉吗？</source>
        <translation>Throw this page away?</translation>
    </message>
</context>
<context>
    <name>SendBox</name>
    <message>
        <source>生成数据包(&amp;G)</source>
        <translation>Write the bundle (&amp;G)</translation>
    </message>
    <message>
        <source>送出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>没有要送的，办公室都收到了。</source>
        <translation>Nothing to send; the office has everything.</translation>
    </message>
    <message>
        <source>要送的：户册改动等 {n} 条</source>
        <translation>To send: changes of households and others, {n}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>要送的：{s}</source>
        <translation>To send: {s}</translation>
    </message>
    <message>
        <source>还没有加入办公室，加入以后就能送。日记先照常记。</source>
        <translation>You have not joined an office; once you have, you can send. Write the diary as usual.</translation>
    </message>
    <message>
        <source>插上 U 盘，或者选一个文件夹。</source>
        <translation>Plug in a stick, or choose a folder.</translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation>First choose where the file should go.</translation>
    </message>
    <message>
        <source>正在打包</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>把文件交给办公室就行。U 盘请先“安全弹出”再拔。没送到也不要紧，下次会再带上。</source>
        <translation>Hand the file to the office. Eject the stick safely before pulling it out. If it never arrives, the next one brings it all again.</translation>
    </message>
    <message>
        <source>没有留下半个文件，日记都在，没有变化。</source>
        <translation>No half-written file was left; your diary is unchanged.</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>打开档案</source>
        <translation>Open the profile</translation>
    </message>
    <message>
        <source>输入口令，打开这个档案。</source>
        <translation>Type the passphrase to open this profile.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>这是演示档案，口令是：{p}</source>
        <translation>This is a demo profile; its passphrase is: {p}</translation>
    </message>
    <message>
        <source>替我填上，打开</source>
        <translation>Fill it in and open</translation>
    </message>
    <message>
        <source>打开别的档案，或重新开始…</source>
        <translation>Open another profile, or begin anew…</translation>
    </message>
    <message>
        <source>忘了口令：资料打不开，程序也不知道口令。请联系办公室。</source>
        <translation>Forgotten? The data stays closed, and the program does not know the passphrase either. Ask the office.</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>口令不对。资料没有变化，请再输一遍（注意大小写和输入法）。</source>
        <translation>Wrong passphrase. Nothing has changed; type it again (mind capitals and the input method).</translation>
    </message>
    <message>
        <source>档案里的资料没有变化。</source>
        <translation>The data in the profile has not changed.</translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>当场办理</source>
        <translation>Done on the spot</translation>
    </message>
    <message>
        <source>诉求编号</source>
        <translation>Number of the demand</translation>
    </message>
    <message>
        <source>约定再访</source>
        <translation>Visit agreed</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>从哪里开始？</source>
        <translation>Where do you begin?</translation>
    </message>
    <message>
        <source>选一项就行，以后都可以再改。所有资料只存在这台电脑里，不连网也能用。</source>
        <translation>Choose one; it can be changed later. All data stays on this computer and works without a network.</translation>
    </message>
    <message>
        <source>我是网格员</source>
        <translation>I am a grid worker</translation>
    </message>
    <message>
        <source>有邀请文件就加入办公室；没有也能先记日记。</source>
        <translation>With an invite you join the office; without one you can begin the diary.</translation>
    </message>
    <message>
        <source>新建办公室</source>
        <translation>Found an office</translation>
    </message>
    <message>
        <source>镇村用来收数据包、汇总台账的电脑。一个镇只建一次。</source>
        <translation>The computer that takes in bundles and keeps the ledger. Founded once for each town.</translation>
    </message>
    <message>
        <source>先看看演示</source>
        <translation>Look at the demo</translation>
    </message>
    <message>
        <source>用一个编出来的小镇，随便试，不影响以后正式使用。</source>
        <translation>An invented town to try things out; it does not touch real use later.</translation>
    </message>
    <message>
        <source>这台电脑上已有的档案</source>
        <translation>Profiles on this computer</translation>
    </message>
</context>
<context>
    <name>_Edit</name>
    <message>
        <source>yyyy年M月d日 ddd</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>absence</name>
    <message>
        <source>撤回了：{name} 的这次到访未遇不算。</source>
        <translation>Taken back: this “nobody home” of {name} does not count.</translation>
    </message>
    <message>
        <source>改动留有记录，别的都没有变。</source>
        <translation>The change is on record; nothing else has changed.</translation>
    </message>
    <message>
        <source>这次到访未遇还算数。</source>
        <translation>This “nobody home” still counts.</translation>
    </message>
    <message>
        <source>记错了，撤回</source>
        <translation>A mistake, take it back</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>演示数据：这里的人和事都是编出来的，随便试；不要记录真实情况。</source>
        <translation>Demo data: people and events are invented. Try anything, and record nothing real.</translation>
    </message>
</context>
<context>
    <name>diary</name>
    <message>
        <source>上次走访：{d}（{a}）</source>
        <translation>Last visit: {d} ({a})</translation>
    </message>
    <message>
        <source>还没有走访过这一户</source>
        <translation>This household was never visited</translation>
    </message>
    <message>
        <source>　还欠着约定：{p}</source>
        <translation>　Still promised: {p}</translation>
    </message>
    <message>
        <source>已保存：{h}，{d}的走访。</source>
        <translation>Saved: {h}, visit of {d}.</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>约定 {n} 个</source>
        <translation>promises: {n}</translation>
    </message>
    <message>
        <source>记下{r}。</source>
        <translation> Recorded: {r}.</translation>
    </message>
    <message>
        <source>补记 {n} 天。</source>
        <translation> Late entry: {n} d.</translation>
    </message>
</context>
<context>
    <name>inbox</name>
    <message>
        <source>网格员</source>
        <translation>Grid worker</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>新的</source>
        <translation>New</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>正在查看</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>可以合并</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>没有收</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>✓ 已合并</source>
        <translation>✓ Merged</translation>
    </message>
    <message>
        <source>以前收过</source>
        <translation>Had before</translation>
    </message>
    <message>
        <source>冲突 {n} 处</source>
        <translation>Clashes: {n}</translation>
    </message>
    <message>
        <source>第{n}包</source>
        <translation>No. {n}</translation>
    </message>
</context>
<context>
    <name>inspection</name>
    <message>
        <source>✓ 有效</source>
        <translation>✓ Valid</translation>
    </message>
    <message>
        <source>? 不认识</source>
        <translation>? Unknown</translation>
    </message>
    <message>
        <source>✕ 已停用</source>
        <translation>✕ Stopped</translation>
    </message>
    <message>
        <source>✕ 别的办公室</source>
        <translation>✕ Other office</translation>
    </message>
    <message>
        <source>— 打不开</source>
        <translation>— Closed to us</translation>
    </message>
    <message>
        <source>— 版本太新</source>
        <translation>— Too new</translation>
    </message>
    <message>
        <source>✕ 不完整</source>
        <translation>✕ Cut short</translation>
    </message>
    <message>
        <source>— 加入申请</source>
        <translation>— Request</translation>
    </message>
    <message>
        <source>— 不是数据包</source>
        <translation>— No bundle</translation>
    </message>
    <message>
        <source>✕ 校验失败</source>
        <translation>✕ Altered</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>办公室之间</source>
        <translation>Between offices</translation>
    </message>
    <message>
        <source>入网回复</source>
        <translation>Answer to join</translation>
    </message>
    <message>
        <source>入网申请</source>
        <translation>Request to join</translation>
    </message>
    <message>
        <source>{name} 第 {span} 号</source>
        <translation>{name} no. {span}</translation>
    </message>
    <message>
        <source>新的</source>
        <translation>New</translation>
    </message>
    <message>
        <source>已有的</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Clashes</translation>
    </message>
    <message>
        <source>搁置</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>等前件</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>（{name}）</source>
        <translation> ({name})</translation>
    </message>
    <message>
        <source>程序出了差错，这一步没有做成。</source>
        <translation>The program made a mistake; this step was not done.</translation>
    </message>
    <message>
        <source>请再试一次；还不行就把出错记录{where}交给办公室。</source>
        <translation>Try again; if it fails again, give the record{where} to the office.</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>户册</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>记日记</source>
        <translation>Diary</translation>
    </message>
    <message>
        <source>数据包</source>
        <translation>Bundles</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>{title}，{n} 件</source>
        <translation>{title}, {n} waiting</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{m}月{d}日</source>
        <translation>{d} {m}</translation>
    </message>
    <message>
        <source>{y}年{m}月{d}日</source>
        <translation>{d} {m} {y}</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{y}年{m}月{d}日 {weekday}</source>
        <translation>{weekday} {d} {m} {y}</translation>
    </message>
    <message>
        <source>{a}至{b}</source>
        <translation>{a} to {b}</translation>
    </message>
    <message>
        <source>还没有走访过</source>
        <translation>never</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} days ago</translation>
    </message>
    <message>
        <source>待送出</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已入包</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>已送出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已合并</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
</TS>

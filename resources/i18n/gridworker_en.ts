<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>AnswerBox</name>
    <message>
        <source>给所有人做回复包(&amp;G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只给选中的人做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回复包里有收到回执和发给他们的新内容。网格员带回去收进电脑，就能看到“已合并”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回复包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有网格员加入。先到“邀请”里发邀请。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {n} 个人的新内容等着带走。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在没有新内容要带给他们。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只给 {n} 做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只给左边选中的人做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在做回复包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有留下半个文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>做好了 {n} 个回复包，已读回核对。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>民情日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写得快：一分钟一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带得走：一个文件就够</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丢不了：断电也不丢</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>特大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号 {t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● 离线可用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BundlesPage</name>
    <message>
        <source>办公室收到后会给回执，那时才算“已合并”。在这之前什么都不会删。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送达情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待送出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已入包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室没有采用的 {n} 条：</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertifyBox</name>
    <message>
        <source>选申请文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把申请文件（.gwb）拖到这里，或者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字由本人当面或在电话里念，您照着输入。数字对得上，才能确定申请没有被调换。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选申请文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请文件 (*.gwb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有核准任何设备。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>他念的 24 个数字(&amp;D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字对得上，准许加入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个邀请不是这里发的，或者已经被别的设备用过。请先问清楚。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还差 {n} 个数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选一个放回复文件的地方。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有核准，什么都没有改变。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 已准许加入。回复文件：{f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把它交给本人，在他的电脑上打开就加入了。校验码 {c}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昨天</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemandEditor</name>
    <message>
        <source>要什么、在哪里、急不急。例如：门前水沟堵了，下雨漫到院里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求内容 *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求性质</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场已经答复或办好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>怎么答复、怎么办的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场答复或办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不愿留名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意公示办理情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>家事或隐私，不公示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉这件诉求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大类</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小类</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoStart</name>
    <message>
        <source>先看看演示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一个编出来的小镇：一个办公室和两个网格的电脑。人和事都是假的，屏幕上方有红色标记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>做一个演示小镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大约要半分钟，只做这一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在编一个小镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有动到别的资料。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演示口令（点下面的按钮会替您填好）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室的电脑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格员的电脑：{n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Destination</name>
    <message>
        <source>U 盘 {name}（还能放 {free}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件放到哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放到：{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有选地方。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有看到 U 盘，插上后会出现在这里；也可以选一个文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>邀请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最新编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近收到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ 已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! 缺 {n} 段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有回复待取</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 齐了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没来过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {n} 台</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiaryForm</name>
    <message>
        <source>走访户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见面情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看到什么、说了什么，一两句就行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场答复了什么、办了什么，没有就空着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访事由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宣传内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 户主、老伴、儿子</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>几个人用顿号隔开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>天气</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午或下午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发了党群连心卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自己的想法，写给自己看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访户(&amp;H) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期(&amp;D) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访方式(&amp;F) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见面情况(&amp;J) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访内容(&amp;N) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当场答复或办理(&amp;B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访事由(&amp;Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>宣传内容(&amp;X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更多（接谈人、同行人、天气……）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接谈人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同行人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>意见建议</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地点（不在家里谈时）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>半天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>体会（私人）　仅保存在本机：不进数据包，不上报，不计数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>体会，私人，仅保存在本机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访内容(&amp;N)（没见到人可以不写）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiaryPage</name>
    <message>
        <source>记日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写的内容还在窗口里，请先不要关窗口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要粘贴的文字太长（超过两万字），没有粘进来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请只贴要紧的，或分几篇记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次没写完的日记（{t}）已经取回，接着写就行。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容已存为草稿，不会丢失。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写的内容还在窗口里，草稿也没能存上，请先不要关窗口。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiarySide</name>
    <message>
        <source>这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选好走访户，这里显示上次说了什么、还欠着什么约定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次约定：{t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求：{t} {s}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一次走访这一户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没写完的 {n} 篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（还没有内容）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportedView</name>
    <message>
        <source>走访 {n} 篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验码 {c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已写好，读回核对无误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 给{n}的文件已写好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验码（可以打电话核对，两边应该一样）：</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridBox</name>
    <message>
        <source>例如 石桥村第二网格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 990101100201002</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加网格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格名称(&amp;N) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以用 15 位编码，或自己的编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格编码(&amp;B) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有网格。添加第一个，就可以邀请网格员。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有网格员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写网格名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写网格编码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有添加。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已添加 {n}。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>约定（还没了的）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（无户主名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给这户记日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 口人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>孩子 {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} 岁 {n} 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话 {p}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有登记电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（{d}前）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访记录 {n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有走访过。写下第一篇，以后这里按时间排着。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更早的还有 {n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补记 {n} 天</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdForm</name>
    <message>
        <source>例如 王家凤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 三组</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 3-12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有就空着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户标签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户主姓名(&amp;M) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>村民小组(&amp;Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>门牌号(&amp;D) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话(&amp;P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人口(&amp;R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格(&amp;W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} 岁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} 岁的孩子几个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不登记身份证号、银行卡号和病情。14 岁以下的孩子只记人数，不记名字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>14 岁以下的孩子（只记人数）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户标签（可多选）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存　Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不保存，返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写户主姓名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写门牌号。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已添加 {n} 一户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 这一户已改好。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写的内容还在这里，没有丢。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdPicker</name>
    <message>
        <source>姓、拼音首字母或门牌号，例如 王、wjf、3-12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找到的户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>＋ 没有找到，按回车把“{t}”添加到户册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到，换个字试试；写出户主姓名就能添加这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉 {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>户主、拼音首字母、门牌、电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到“找一户”的格子里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给选中的这一户记日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边选一户，这里显示它的情况和走访记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户册里还没有人家。先添加一户，就可以记第一篇日记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加第一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到“{text}”，换个字试试，或者添加一户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找到 {n} 户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {n} 户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（无户主名）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxFiles</name>
    <message>
        <source>选文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把网格员交来的数据包（.gwb）或整个文件夹拖到这里，可以一次很多个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收到的数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件箱是空的。网格员的 U 盘插上后，选里面的文件夹就行。
还没有网格员？先到“设备”里添加网格、发邀请。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加网格、邀请网格员…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选左边一个文件，这里显示是谁送的、有什么、签名对不对。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包 (*.gwb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选放数据包的文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>里面没有数据包（.gwb 文件）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请确认选对了文件夹或 U 盘。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并 {n} 个文件(&amp;M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始合并(&amp;M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {n} 个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在查看 {n} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么都没有收进来，本机的资料没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去核准…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在合并 {n} 个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写入任何记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并了 {f} 个文件：新的 {n} 条，以前就有的 {a} 条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突 {n} 处，两份都留着，等人来定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搁置 {n} 条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还缺：{s}。请他们补送。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有收 {n} 个：{f}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步：到“设备”里给他们做回复包。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并收件箱</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectionView</name>
    <message>
        <source>没有走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签名 {s}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有走访和诉求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生成时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用途和编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个文件 {t} 已经合并过，再合并也不会重复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突 {n} 处：合并后两份都留着，等人来定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搁置 {n} 条：超出对方职责，或这一条读不懂；其余照收。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一编号有两份不同的记录 {n} 处：可能用过旧备份，请和对方核实。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺号：{s}。请对方补送。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InviteBox</name>
    <message>
        <source>例如 王小满</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生成邀请文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名(&amp;M) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格(&amp;W) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加网格…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>邀请一个人加入。他在自己的电脑上打开邀请文件，会得到一个申请文件和 24 个数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>邀请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份(&amp;S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写被邀请人的姓名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先添加一个网格。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有发出邀请。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给 {n} 的邀请已写好：{f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交给本人。他交回申请文件后，到“核准”里输入他念的 24 个数字。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinStart</name>
    <message>
        <source>先定一个口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令锁住这台电脑里的全部日记。请自己记牢：忘了口令，日记打不开，私人体会谁也找不回。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有建立任何东西。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令已定好，档案已建好。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂时没有，先开始记日记</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>选邀请文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我已经收到回复文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入办公室：第 1 步，共 3 步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室会给您一个邀请文件（.gwi），放在 U 盘里，或用别的办法传来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选邀请文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>邀请文件 (*.gwi)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么都没有改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{office} 邀请 {name} 加入，身份：{role}，网格：{grid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（不限网格）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是我，生成申请文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入办公室：第 2 步，共 3 步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请文件要交给办公室。放到哪里？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是我，换一个邀请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选一个放申请文件的地方。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>申请文件没有写成。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对数字 {d}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选回复文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加入办公室：第 3 步，共 3 步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>① 把申请文件 {name} 交给办公室。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>② 当面或打电话，把这 24 个数字念给办公室听，对方会照着输入：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>③ 办公室给您一个回复文件，拿到后在这里打开。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等回复的这几天照样可以记日记，加入以后会一起交给办公室。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先开始记日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选办公室的回复文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包 (*.gwb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已写的日记都还在，没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}，您已加入{office}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格：{grid}，名册里有 {n} 户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始工作</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptLabel</name>
    <message>
        <source>边写边自动保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已自动保存 {t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ 没能自动保存</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>收起　Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起按键表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按键表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开说明书</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页没有自己的按键，用 Tab 一格一格走。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整个窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到下一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回上一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按下按钮，选上或取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按下有蓝框的按钮，打开选中的一行</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上月</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今年</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容、户主、门牌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出 Excel 台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找(&amp;F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格(&amp;W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方式(&amp;S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见面情况(&amp;J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见面情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 次走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些条件下没有走访。把时间放宽，或者先到“合并”里收数据包。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访台账-{d}.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在写台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有留下半个文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台账写好了：{n} 行，户主姓名已脱敏。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>民情日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字大一号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字小一号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或收起这张按键表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我的日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出了差错，刚才那一步可能没有做成。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经保存的内容不受影响，正在写的内容会自动存为草稿。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出错记录：{name}（里面没有任何人的信息）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeRecord</name>
    <message>
        <source>什么时候</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>谁送来的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用途</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有合并过文件。合并以后可以在这里整个撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↶ 已撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复这次合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这次合并已撤销：内容还留着，只是不采用。恢复后和撤销前完全一样。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户 {n} 家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 条记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如果合并错了，可以整个撤销：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· {c} 将不再采用，但不删除，随时能恢复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已据此办理 {n} 件，未撤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销这次合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销：{n} 条不再采用，随时可以恢复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复：{n} 条重新采用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已据此办理 {n} 件，未撤。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么都没有改变。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewOffice</name>
    <message>
        <source>新建办公室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑将保管办公室的钥匙：用它发邀请、收数据包、给回复。请选一台固定的电脑。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 云溪镇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 990101100，可以不填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如 林小满</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室名称(&amp;N) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区划代码(&amp;C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统计用区划代码，6 至 15 位数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人姓名(&amp;M) *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建好办公室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写办公室的名称。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写经办人的姓名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写的内容还在这里。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>收起提示</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>至少 12 个字，或至少 10 位数字。可以用一句自己记得住的话。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定一个口令(&amp;K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令(&amp;K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一遍(&amp;A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示输入的口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入口令。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太短了：要 12 个字，或 10 位数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两遍不一样，请重新输一遍。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>进度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在停下来……已经做完的不受影响</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromiseLine</name>
    <message>
        <source>答应了什么。例如：带临时救助的申请表来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约定内容 *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约了日子</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约定日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉这个约定</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>锁上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关上这个档案，回到开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● 离线可用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不连网也能做所有的事，数据都在这台电脑里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>特大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字号　Ctrl 加 + 或 -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>黑白分明</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailStops</name>
    <message>
        <source>更多</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Raised</name>
    <message>
        <source>记一件诉求　Alt+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一件诉求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一个约定　Alt+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一个约定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>群众反映和约定</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiveBox</name>
    <message>
        <source>选数据包…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室给的回复包（.gwb）拖到这里，或者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在查看 {n} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包 (*.gwb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>里面没有数据包（.gwb 文件）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请选办公室给的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么都没有收进来，本机的资料没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收进来(&amp;M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写入任何记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收好了：新的 {n} 条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个文件里的内容以前都收过了，没有重复收。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {n} 处两边都改过，两份都留着。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还缺办公室的一些编号，等下一个回复包。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>保存，写下一户　Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存，写下一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先放着，写别的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不要这篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只留后四位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没错，就这样保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扔掉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>留着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这篇日记要扔掉吗？</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendBox</name>
    <message>
        <source>生成数据包(&amp;G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要送的，办公室都收到了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要送的：户册改动等 {n} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要送的：{s}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有加入办公室，加入以后就能送。日记先照常记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>插上 U 盘，或者选一个文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把文件交给办公室就行。U 盘请先“安全弹出”再拔。没送到也不要紧，下次会再带上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有留下半个文件，日记都在，没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>打开档案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入口令，打开这个档案。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是演示档案，口令是：{p}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替我填上，打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开别的档案，或重新开始…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>忘了口令：资料打不开，程序也不知道口令。请联系办公室。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令不对。资料没有变化，请再输一遍（注意大小写和输入法）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>档案里的资料没有变化。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>当场办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约定再访</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>从哪里开始？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一项就行，以后都可以再改。所有资料只存在这台电脑里，不连网也能用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我是网格员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有邀请文件就加入办公室；没有也能先记日记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建办公室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>镇村用来收数据包、汇总台账的电脑。一个镇只建一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先看看演示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用一个编出来的小镇，随便试，不影响以后正式使用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑上已有的档案</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>演示数据：这里的人和事都是编出来的，随便试；不要记录真实情况。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>diary</name>
    <message>
        <source>上次走访：{d}（{a}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有走访过这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>　还欠着约定：{p}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存：{h}，{d}的走访。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约定 {n} 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记下{r}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补记 {n} 天。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>inbox</name>
    <message>
        <source>网格员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>以前收过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突 {n} 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第{n}包</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>inspection</name>
    <message>
        <source>✓ 有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>? 不认识</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ 已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ 别的办公室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— 打不开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— 版本太新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ 不完整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— 加入申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— 不是数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ 校验失败</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办公室之间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网回复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入网申请</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} 第 {span} 号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>搁置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等前件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>程序出了差错，这一步没有做成。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请再试一次；还不行就把出错记录{where}交给办公室。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>户册</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记日记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合并</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>台账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>{title}，{n} 件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>{a}至{b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有走访过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昨天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待送出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已入包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已合并</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

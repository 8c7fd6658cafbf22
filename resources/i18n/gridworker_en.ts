<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>AccessView</name>
    <message>
        <source>查看记录</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>还没有人看过电话，也没有印过副本。以后谁在什么时候为什么看的，都记在这里。</source>
        <translation>Nobody has looked at a number or printed a copy yet. Who does, when and why, will stand here.</translation>
    </message>
    <message>
        <source>只记是谁、什么时候、为什么，不记号码和内容；只在这台电脑上，不随数据包走。</source>
        <translation>Who, when and why; no numbers, no contents. On this computer only; it travels in no file.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>哪一户、哪件事</source>
        <translation>Household or matter</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Records: {n}</translation>
    </message>
    <message>
        <source>共 {n} 条，列出最近的 {m} 条。</source>
        <translation>{n} in all, the newest {m} shown.</translation>
    </message>
    <message>
        <source>共 {n} 条。</source>
        <translation>{n} in all.</translation>
    </message>
</context>
<context>
    <name>AgeTable</name>
    <message>
        <source>未办结诉求，按状态和已过天数</source>
        <translation>Open demands, by state and days passed</translation>
    </message>
</context>
<context>
    <name>AidForm</name>
    <message>
        <source>不写了</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>请写成 2026-04-05 这样，没有就空着</source>
        <translation>Write it as 2026-04-05, or leave it empty</translation>
    </message>
    <message>
        <source>这一格要填</source>
        <translation>This has to be filled in</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>U 盘 {names} 上的备份做好了，也核对过了，可以拔了。</source>
        <translation>The backup on {names} is made and checked; it may be pulled out.</translation>
    </message>
    <message>
        <source>请先“安全弹出”再拔。</source>
        <translation>Eject it safely first.</translation>
    </message>
    <message>
        <source>自动检查发现资料库有地方不对。</source>
        <translation>The check found something wrong with the store.</translation>
    </message>
    <message>
        <source>已经写下的都没有动。</source>
        <translation>What is written was left as it is.</translation>
    </message>
    <message>
        <source>请先看看是什么，再决定修复、恢复备份还是抢救。</source>
        <translation>Look first what it is, then decide: mend it, restore a backup, or save what can be read.</translation>
    </message>
    <message>
        <source>去看检查结果</source>
        <translation>See what was found</translation>
    </message>
</context>
<context>
    <name>Alike</name>
    <message>
        <source>门牌相同</source>
        <translation>same door</translation>
    </message>
    <message>
        <source>电话相同</source>
        <translation>same phone</translation>
    </message>
    <message>
        <source>户主同名</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>户主名字同音</source>
        <translation>name sounds the same</translation>
    </message>
    <message>
        <source>{head}（{place}），{why}</source>
        <translation>{head} ({place}), {why}</translation>
    </message>
    <message>
        <source>户册里可能已经有这一户：{who}。</source>
        <translation>This household may be in the book already: {who}.</translation>
    </message>
    <message>
        <source>请看一眼是不是同一户；不是就照常保存。</source>
        <translation>See whether it is the same; if not, save as usual.</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>给所有人做回复包(&amp;G)</source>
        <translation>Answers for all (&amp;G)</translation>
    </message>
    <message>
        <source>只给选中的人做</source>
        <translation>Only for the chosen ones</translation>
    </message>
    <message>
        <source>给别的办公室电脑做数据包</source>
        <translation>File for the other office PCs</translation>
    </message>
    <message>
        <source>别的办公室电脑拿到以后，到它的“合并”里收。</source>
        <translation>The other office PC takes it in at Merge.</translation>
    </message>
    <message>
        <source>回复包里有收到回执和发给他们的新内容。网格员带回去收进电脑，就能看到“已合并”。</source>
        <translation>An answer holds the receipts and what is new for them. Once a grid worker has taken it in, they see "Merged".</translation>
    </message>
    <message>
        <source>回复包</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>还没有网格员加入。先到“邀请”里发邀请。</source>
        <translation>No grid worker has joined yet. Begin under "Invite".</translation>
    </message>
    <message>
        <source>有 {n} 个人的新内容等着带走。</source>
        <translation>People for whom something new waits: {n}.</translation>
    </message>
    <message>
        <source>{n} 个人的回复包已经写好，等他们取走。U 盘丢了，可以再做一份。</source>
        <translation>Answers for {n} are written and wait to be fetched. If the USB stick is lost, write them again.</translation>
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
        <translation>Only for the one chosen</translation>
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
    <message>
        <source>给别的办公室电脑的数据包做好了，已读回核对。</source>
        <translation>The file for the other office PCs is made and was read back.</translation>
    </message>
    <message>
        <source>在那台电脑的“合并”里收进去；那边也做一个带回来，两边就一样了。</source>
        <translation>Take it in there at Merge; make one there too and bring it back, and both hold the same.</translation>
    </message>
    <message>
        <source>别的办公室电脑</source>
        <translation>Other office PCs</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>怎么答复的，可以不写</source>
        <translation>How it was answered; may be left empty</translation>
    </message>
    <message>
        <source>结果(&amp;O)</source>
        <translation>&amp;Outcome</translation>
    </message>
    <message>
        <source>答复(&amp;A)</source>
        <translation>&amp;Answer</translation>
    </message>
    <message>
        <source>记下已经答复(&amp;K)</source>
        <translation>It was answered (&amp;K)</translation>
    </message>
    <message>
        <source>告诉他以后</source>
        <translation>When they were told</translation>
    </message>
    <message>
        <source>这一户</source>
        <translation>this household</translation>
    </message>
    <message>
        <source>记下了：{who}的请求已经答复。</source>
        <translation>Noted: the request of {who} is answered.</translation>
    </message>
</context>
<context>
    <name>AppraisalList</name>
    <message>
        <source>开一轮评议</source>
        <translation>Open a round</translation>
    </message>
    <message>
        <source>还没有评议。每半年给一个人开一轮：选好户代表，印评议票，收回来录四项票数。</source>
        <translation>No rounds yet. Every half year a round for one person: choose representatives, print ballots, and enter the four counts.</translation>
    </message>
    <message>
        <source>各轮评议</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>开一轮评议(&amp;N)</source>
        <translation>Ope&amp;n a round</translation>
    </message>
    <message>
        <source>共 {n} 轮，按人名排</source>
        <translation>{n} round|rounds, by name</translation>
    </message>
    <message>
        <source>已计票</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>等计票</source>
        <translation>to be counted</translation>
    </message>
    <message>
        <source>户代表 {n} 位</source>
        <translation>{n} representative|representatives</translation>
    </message>
    <message>
        <source>{n}　{a}</source>
        <translation>{n}, {a}</translation>
    </message>
</context>
<context>
    <name>AppraisalPage</name>
    <message>
        <source>评官评事</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>选票不录入，只录四项合计；只有办公室看得到，不拿人和人比。</source>
        <translation>Ballots are not entered, only four totals; the office alone sees them, and nobody is compared.</translation>
    </message>
    <message>
        <source>返回互助</source>
        <translation>Back to mutual aid</translation>
    </message>
    <message>
        <source>! {n}：{a}、{b}两轮都是“不满意”过半。只有办公室看得到，请找本人和住户了解情况。</source>
        <translation>! {n}: more than half were not satisfied in {a} and in {b}. Only the office sees this; please talk with the person and with residents.</translation>
    </message>
</context>
<context>
    <name>AppraisalView</name>
    <message>
        <source>{n}　{r}</source>
        <translation>{n}　{r}</translation>
    </message>
    <message>
        <source>常住 {h} 户，户代表 {n} 位</source>
        <translation>{h} households, {n} representative|representatives</translation>
    </message>
    <message>
        <source>户代表：{w}</source>
        <translation>Representatives: {w}</translation>
    </message>
    <message>
        <source>评议票和计票单.pdf</source>
        <translation>ballots.pdf</translation>
    </message>
    <message>
        <source>户代表名单(&amp;L)…</source>
        <translation>&amp;List of representatives…</translation>
    </message>
    <message>
        <source>评议票不写姓名、不编号。名单只用来送票，评完销毁。</source>
        <translation>Ballots have no name and no number. The list only serves to bring them; destroy it afterwards.</translation>
    </message>
    <message>
        <source>一、印评议票</source>
        <translation>1. Print the ballots</translation>
    </message>
    <message>
        <source>户代表名单.pdf</source>
        <translation>representatives.pdf</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>名单写好了。里面的姓名没有打星号，用完请删掉：{path}</source>
        <translation>The list is written. Its names are not masked; delete it after use: {path}</translation>
    </message>
    <message>
        <source>收回 {n} 张，发出 {m} 张</source>
        <translation>{n} came back of {m}</translation>
    </message>
    <message>
        <source>{d}计票，计票人 {w}</source>
        <translation>Counted {d} by {w}</translation>
    </message>
    <message>
        <source>录错了，改票数</source>
        <translation>A slip: change the counts</translation>
    </message>
    <message>
        <source>四项票数</source>
        <translation>The four counts</translation>
    </message>
</context>
<context>
    <name>AreaForm</name>
    <message>
        <source>{w}　Ctrl+Enter</source>
        <translation>{w}　Ctrl+Enter</translation>
    </message>
    <message>
        <source>不改，返回</source>
        <translation>Back without changing</translation>
    </message>
    <message>
        <source>没有改动，填写的内容还在这里。</source>
        <translation>Nothing was changed; what you filled in is still here.</translation>
    </message>
    <message>
        <source>请写成 2026-04-05 这样的日期，或者空着。</source>
        <translation>Write a date like 2026-04-05, or leave it empty.</translation>
    </message>
    <message>
        <source>这一项要填。</source>
        <translation>This has to be filled in.</translation>
    </message>
</context>
<context>
    <name>AreaTree</name>
    <message>
        <source>单位和网格</source>
        <translation>Units and grids</translation>
    </message>
    <message>
        <source>到右边的页面</source>
        <translation>To the page on the right</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>AB 顶岗</source>
        <translation>Stand-ins</translation>
    </message>
    <message>
        <source>{n} 段</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{name}，{right}</source>
        <translation>{name}, {right}</translation>
    </message>
    <message>
        <source>{name}（已停用）</source>
        <translation>{name} (closed)</translation>
    </message>
    <message>
        <source>少</source>
        <translation>few</translation>
    </message>
    <message>
        <source>多</source>
        <translation>many</translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation>{n} household|households</translation>
    </message>
    <message>
        <source>{mark} {homes}</source>
        <translation>{mark} {homes}</translation>
    </message>
</context>
<context>
    <name>AreaView</name>
    <message>
        <source>改名称、编码、日期</source>
        <translation>Change name, code, days</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>属于 {p}</source>
        <translation>Belongs to {p}</translation>
    </message>
    <message>
        <source>{d} 启用</source>
        <translation>in use from {d}</translation>
    </message>
    <message>
        <source>已停用，最后一天 {d}</source>
        <translation>closed, last day {d}</translation>
    </message>
    <message>
        <source>将停用，最后一天 {d}</source>
        <translation>will close, last day {d}</translation>
    </message>
    <message>
        <source>改过的每一版</source>
        <translation>Every version</translation>
    </message>
    <message>
        <source>下面有 {g} 个网格，一共 {n} 户。</source>
        <translation>Grids below: {g}. Households: {n}.</translation>
    </message>
    <message>
        <source>下级单位和网格</source>
        <translation>Units and grids below</translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation>{n} household|households</translation>
    </message>
    <message>
        <source>下面还没有网格。添加第一个网格，就能邀请网格员。</source>
        <translation>There is no grid below yet. Add the first, then you can invite grid workers.</translation>
    </message>
    <message>
        <source>在这里添加网格</source>
        <translation>Add a grid here</translation>
    </message>
    <message>
        <source>在这里添加下级单位</source>
        <translation>Add a unit here</translation>
    </message>
    <message>
        <source>还没有户。可以导入名册，或者等网格员登记。</source>
        <translation>No households yet. Import a roster, or let the grid worker add them.</translation>
    </message>
    <message>
        <source>{n} 户，比一般的网格（{a} 到 {b} 户）少。</source>
        <translation>{n} household|households, fewer than usual ({a} to {b}).</translation>
    </message>
    <message>
        <source>{n} 户，比一般的网格（{a} 到 {b} 户）多，可以考虑再分一个网格。</source>
        <translation>{n} households, more than usual ({a} to {b}); another grid may help.</translation>
    </message>
    <message>
        <source>{n} 户，在一般网格的 {a} 到 {b} 户之内。</source>
        <translation>{n} household|households, within the usual {a} to {b}.</translation>
    </message>
    <message>
        <source>! </source>
        <translation>! </translation>
    </message>
    <message>
        <source>看这些户</source>
        <translation>See these households</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computers</translation>
    </message>
    <message>
        <source>最近收到 {w}</source>
        <translation>last heard {w}</translation>
    </message>
    <message>
        <source>还没来过数据包</source>
        <translation>no bundle yet</translation>
    </message>
    <message>
        <source>{name} 的电脑，{when}</source>
        <translation>Computer of {name}, {when}</translation>
    </message>
    <message>
        <source>! 已经不归他管，等这台电脑再交一次数据包就收回。</source>
        <translation>! No longer theirs; one more bundle of this computer takes it back.</translation>
    </message>
    <message>
        <source>还没有电脑加入这个网格。</source>
        <translation>No computer has joined this grid yet.</translation>
    </message>
    <message>
        <source>邀请、核准、写回复…</source>
        <translation>Invite, approve, answer…</translation>
    </message>
</context>
<context>
    <name>AreasPage</name>
    <message>
        <source>停用的也显示</source>
        <translation>Show closed ones too</translation>
    </message>
    <message>
        <source>还没有单位和网格。先添加村（社区），再在它下面添加网格；小镇也可以直接添加网格。</source>
        <translation>No units and grids yet. Add villages (communities) and grids below them; a small town can add grids right away.</translation>
    </message>
    <message>
        <source>添加第一个单位</source>
        <translation>Add the first unit</translation>
    </message>
    <message>
        <source>添加单位</source>
        <translation>Add a unit</translation>
    </message>
    <message>
        <source>添加网格</source>
        <translation>Add a grid</translation>
    </message>
    <message>
        <source>改名称、编码、日期</source>
        <translation>Change name, code, days</translation>
    </message>
    <message>
        <source>网格和人</source>
        <translation>Grids and people</translation>
    </message>
    <message>
        <source>{g} 个网格，{n} 人</source>
        <translation>Grids: {g}, people: {n}</translation>
    </message>
    <message>
        <source>{g} 个网格，{n} 人；{m} 个网格的户数偏少或偏多</source>
        <translation>Grids: {g}, people: {n}; {m} with unusually few or many households</translation>
    </message>
    <message>
        <source>按 Ctrl+Enter 保存，或者按 Esc 不改、返回。</source>
        <translation>Ctrl+Enter saves; Esc goes back without changing.</translation>
    </message>
    <message>
        <source>这里填的还没有保存。</source>
        <translation>What is filled in here is not saved yet.</translation>
    </message>
    <message>
        <source>网格和人由镇（街道）办公室来安排，这里只能看。</source>
        <translation>The town office arranges grids and people; here you can look.</translation>
    </message>
    <message>
        <source>能选的是网格员和网格长：先在“设备”里给他发邀请，或在“全部人员”里登记。</source>
        <translation>Grid workers and grid leads can be chosen: invite them under "Devices", or add them under "Everybody" first.</translation>
    </message>
    <message>
        <source>还没有人可以选。</source>
        <translation>There is nobody to choose yet.</translation>
    </message>
    <message>
        <source>去发邀请</source>
        <translation>To the invites</translation>
    </message>
</context>
<context>
    <name>AsideRows</name>
    <message>
        <source>这份档案 {at} 从备份恢复过，备份做于 {made}。</source>
        <translation>This profile was restored from a backup (restored: {at}; backup made: {made}).</translation>
    </message>
    <message>
        <source>恢复以前的档案留在：{place}</source>
        <translation>The profile from before the restore is kept in: {place}</translation>
    </message>
    <message>
        <source>不要了，删掉…</source>
        <translation>Not needed, delete…</translation>
    </message>
    <message>
        <source>恢复以前的档案删掉就找不回来了，里面可能有备份里没有的记录。</source>
        <translation>Once deleted, the profile from before the restore cannot be brought back; it may hold records that the backup does not.</translation>
    </message>
    <message>
        <source>真的删掉</source>
        <translation>Really delete</translation>
    </message>
    <message>
        <source>恢复以前的档案删掉了，现在的档案和备份没有动。</source>
        <translation>The profile from before the restore is deleted. The present profile and the backups were not touched.</translation>
    </message>
    <message>
        <source>现在的档案和备份没有动。</source>
        <translation>The present profile and the backups were not touched.</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>怎么来的</source>
        <translation>How it came</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>首问责任人</source>
        <translation>First asked</translation>
    </message>
    <message>
        <source>{name}：{text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>联系电话：{p}</source>
        <translation>Phone: {p}</translation>
    </message>
    <message>
        <source>答复或办理（{o}）：{t}</source>
        <translation>Answered or done ({o}): {t}</translation>
    </message>
    <message>
        <source>答复或办理：{t}</source>
        <translation>Answered or done: {t}</translation>
    </message>
    <message>
        <source>反映人不愿留名，姓名、电话和户都没有记下来，这里也查不到。</source>
        <translation>Whoever raised it wants no name on it: name, phone and household were not recorded and cannot be looked up.</translation>
    </message>
    <message>
        <source>第 {n} 次办</source>
        <translation>Time {n}</translation>
    </message>
    <message>
        <source>在{level}</source>
        <translation>At: {level}</translation>
    </message>
    <message>
        <source>家事或隐私，不公示</source>
        <translation>Private matter</translation>
    </message>
    <message>
        <source>同意公示</source>
        <translation>Agrees to publication</translation>
    </message>
    <message>
        <source>看这一户</source>
        <translation>See the household</translation>
    </message>
    <message>
        <source>看那次走访</source>
        <translation>See that visit</translation>
    </message>
    <message>
        <source>更正、每一版、撤回…</source>
        <translation>Correct, versions, withdraw…</translation>
    </message>
    <message>
        <source>更正这件诉求、看改过的每一版，或者撤回</source>
        <translation>Correct this demand, see every version, or withdraw it</translation>
    </message>
</context>
<context>
    <name>BackupRows</name>
    <message>
        <source>今天 {clock}</source>
        <translation>today {clock}</translation>
    </message>
    <message>
        <source>一份也没有。写过东西以后关窗口，就会有第一份。</source>
        <translation>None at all. The first is made when you have written something and close the window.</translation>
    </message>
    <message>
        <source>还有 {n} 份…</source>
        <translation>{n} more…</translation>
    </message>
    <message>
        <source>不知道什么时候</source>
        <translation>unknown when</translation>
    </message>
    <message>
        <source>核对过</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>坏了，不能用</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>{place}，自己备份的</source>
        <translation>{place}, by hand</translation>
    </message>
    <message>
        <source>{state}　{where}</source>
        <translation>{state}　{where}</translation>
    </message>
    <message>
        <source>看看，恢复…</source>
        <translation>Look…</translation>
    </message>
    <message>
        <source>看看 {when} 的备份，恢复</source>
        <translation>Look at the backup of {when}, restore</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>this computer</translation>
    </message>
    <message>
        <source>U 盘</source>
        <translation>USB stick</translation>
    </message>
</context>
<context>
    <name>BackupsPart</name>
    <message>
        <source>现在备份一份(&amp;B)</source>
        <translation>&amp;Back up now</translation>
    </message>
    <message>
        <source>备份到 U 盘或文件夹…</source>
        <translation>Back up to a stick or folder…</translation>
    </message>
    <message>
        <source>用别的备份文件恢复…</source>
        <translation>Another backup file…</translation>
    </message>
    <message>
        <source>自动备份的 U 盘</source>
        <translation>Sticks that get backups by themselves</translation>
    </message>
    <message>
        <source>已有的备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>恢复以前会先给您看有什么变化；现在的档案不会被覆盖，会整个留着。</source>
        <translation>Before restoring you see what would change. The present profile is never overwritten; it is kept whole.</translation>
    </message>
    <message>
        <source>以后一插上这个 U 盘就自动备份</source>
        <translation>Back up by itself whenever this stick is plugged in</translation>
    </message>
    <message>
        <source>备份到这里</source>
        <translation>Back up here</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>最近一次备份：{when}</source>
        <translation>Last backup: {when}</translation>
    </message>
    <message>
        <source>这以后没有写过新的，备份是全的。</source>
        <translation>Nothing was written since; the backup is complete.</translation>
    </message>
    <message>
        <source>这以后又写了新的，关窗口时会自动备份。</source>
        <translation>Something was written since; closing the window backs up by itself.</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>按“现在备份一份”，几秒钟就好；以后关窗口时会自动备份。</source>
        <translation>Press 'Back up now', it takes seconds. From then on closing the window backs up by itself.</translation>
    </message>
    <message>
        <source>备份都加了密，用当时的口令才打得开。放在：{place}</source>
        <translation>Backups are encrypted and open with the passphrase of their time. They are in: {place}</translation>
    </message>
    <message>
        <source>⚠ 上一次自动备份没有做成：{what}</source>
        <translation>⚠ The last automatic backup failed: {what}</translation>
    </message>
    <message>
        <source>⚠ 备份和档案都在这台电脑上，电脑丢了或硬盘坏了就都没有了。请往 U 盘上也备份一份。</source>
        <translation>⚠ Backups and profile are both on this computer: lose it and both are gone. Please back up to a stick as well.</translation>
    </message>
    <message>
        <source>还没有。备份到 U 盘时勾上“以后自动备份”，下次一插上就会备份，不用再管。</source>
        <translation>None yet. Tick the box when backing up to a stick, and it gets a backup whenever it is plugged in.</translation>
    </message>
    <message>
        <source>插着</source>
        <translation>plugged in</translation>
    </message>
    <message>
        <source>没有插</source>
        <translation>not plugged in</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>{name}（{here}），最近一次备份：{when}</source>
        <translation>{name} ({here}), last backup: {when}</translation>
    </message>
    <message>
        <source>不再自动备份</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{name} 不再自动备份</source>
        <translation>No more automatic backups on {name}</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>插上 U 盘，或者选一个文件夹。</source>
        <translation>Plug in a stick, or choose a folder.</translation>
    </message>
    <message>
        <source>请先选一个放备份的地方。</source>
        <translation>First choose where the backup goes.</translation>
    </message>
    <message>
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>户册 {n} 户</source>
        <translation>households: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>没写完的 {n} 份</source>
        <translation>unfinished: {n}</translation>
    </message>
    <message>
        <source>备份好了，又打开核对过一遍，是好的（{size}）。</source>
        <translation>The backup is made, was opened and checked, and is good ({size}).</translation>
    </message>
    <message>
        <source>里面有：{what}。</source>
        <translation>It holds: {what}.</translation>
    </message>
    <message>
        <source>文件：{place}</source>
        <translation>File: {place}</translation>
    </message>
    <message>
        <source>以前的备份都还在，档案没有变化。</source>
        <translation>The earlier backups are all there, and the profile has not changed.</translation>
    </message>
    <message>
        <source>选备份文件</source>
        <translation>Choose a backup file</translation>
    </message>
    <message>
        <source>备份 (*.gwk)</source>
        <translation>Backups (*.gwk)</translation>
    </message>
</context>
<context>
    <name>BalanceTable</name>
    <message>
        <source>结转</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>期初</source>
        <translation>At the start</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Merge into another</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>期末</source>
        <translation>At the end</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>{grid}，{part} {n} 件</source>
        <translation>{grid}, {part}: {n} demand|demands</translation>
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
    <name>BinPage</name>
    <message>
        <source>回收站</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>恢复选中的这一条</source>
        <translation>Put the selected one back</translation>
    </message>
    <message>
        <source>在左边选一条，这里显示是什么、为什么撤下。</source>
        <translation>Pick one on the left: here is what it is and why it was withdrawn.</translation>
    </message>
    <message>
        <source>回收站是空的。撤下的走访、户、人、约定、诉求，还有扔掉的没写完的内容，都先放在这里，{n} 天内一按就能恢复。</source>
        <translation>The bin is empty. Visits, households, people, promises and demands that are withdrawn, and unfinished pages that are thrown away, come here first; within {n} days one key puts them back.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>{n} 条，{d} 天内都能恢复</source>
        <translation>{n} here; each can be put back within {d} days</translation>
    </message>
    <message>
        <source>更早撤下的 {n} 条也列出</source>
        <translation>List {n} withdrawn earlier too</translation>
    </message>
    <message>
        <source>只列 {d} 天内的</source>
        <translation>Only the last {d} days</translation>
    </message>
    <message>
        <source>{kind}　{why}</source>
        <translation>{kind}　{why}</translation>
    </message>
    <message>
        <source>没写完的{form}</source>
        <translation>Unfinished: {form}</translation>
    </message>
    <message>
        <source>取回，接着写</source>
        <translation>Take back and go on</translation>
    </message>
    <message>
        <source>{what} {title}</source>
        <translation>{what} {title}</translation>
    </message>
    <message>
        <source>永远扔掉</source>
        <translation>Throw away for good</translation>
    </message>
    <message>
        <source>真的扔掉，不能恢复</source>
        <translation>Really throw away; it cannot be put back</translation>
    </message>
    <message>
        <source>看全文和每一版</source>
        <translation>Whole text and versions</translation>
    </message>
    <message>
        <source>还在这里列 {n} 天。</source>
        <translation>Listed here for {n} more days.</translation>
    </message>
    <message>
        <source>{when} 扔掉的，只在这台电脑上。</source>
        <translation>Thrown away {when}; only on this computer.</translation>
    </message>
    <message>
        <source>写的是：{text}</source>
        <translation>It says: {text}</translation>
    </message>
    <message>
        <source>还在这里列 {n} 天，过后就真的没有了。</source>
        <translation>Listed here for {n} more days; after that it is really gone.</translation>
    </message>
    <message>
        <source>在这台电脑上</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>在{n}的电脑上</source>
        <translation>on the computer of {n}</translation>
    </message>
    <message>
        <source>（不在名册里的人）</source>
        <translation>(somebody not in the book)</translation>
    </message>
    <message>
        <source>{who} {when} {where}撤下。</source>
        <translation>Withdrawn by {who}, {when}, {where}.</translation>
    </message>
    <message>
        <source>原因：{r}</source>
        <translation>Why: {r}</translation>
    </message>
    <message>
        <source>撤下已经超过 {n} 天，平时不再列出。</source>
        <translation>Withdrawn more than {n} days ago; not listed as a rule.</translation>
    </message>
    <message>
        <source>原文一直留着，不会自己消失。</source>
        <translation>The text stays and does not vanish by itself.</translation>
    </message>
    <message>
        <source>“{title}”已恢复，和撤下以前一样。</source>
        <translation>"{title}" is back as it was before.</translation>
    </message>
    <message>
        <source>已写下。等办这件诉求的那台电脑接收以后，才会恢复。</source>
        <translation>Written down. It is back once the computer that handles this demand has received it.</translation>
    </message>
    <message>
        <source>去看</source>
        <translation>Go and see</translation>
    </message>
    <message>
        <source>已取回，在没写完的里面。</source>
        <translation>Taken back: it is among what is unfinished.</translation>
    </message>
    <message>
        <source>已扔掉 1 份没写完的，不能再取回。</source>
        <translation>1 unfinished page is thrown away for good.</translation>
    </message>
</context>
<context>
    <name>BulkPanel</name>
    <message>
        <source>每一件会怎样</source>
        <translation>What becomes of each</translation>
    </message>
    <message>
        <source>先填左边</source>
        <translation>Fill in the left side first</translation>
    </message>
    <message>
        <source>勾上的 {n} 件</source>
        <translation>{n} ticked</translation>
    </message>
    <message>
        <source>✓ 可以</source>
        <translation>✓ Possible</translation>
    </message>
    <message>
        <source>左边带 * 的填好，这里就看得到每一件办不办得成。</source>
        <translation>Fill in what has a * on the left, and you see here what becomes of each.</translation>
    </message>
    <message>
        <source>{name} {n} 件</source>
        <translation>{name}: {n}</translation>
    </message>
    <message>
        <source>{n} 件可以办，{out} 件这次办不了，会留在原处。</source>
        <translation>{n} can be done; {out} cannot this time and stay where they are.</translation>
    </message>
    <message>
        <source>{n} 件都可以办。</source>
        <translation>All {n} can be done.</translation>
    </message>
    <message>
        <source>✕ 办不了</source>
        <translation>✕ Not possible</translation>
    </message>
</context>
<context>
    <name>BundlesPage</name>
    <message>
        <source>办公室收到后会给回执，那时才算“已合并”。在这之前什么都不会删。</source>
        <translation>When the office has it, it sends a receipt; only then is it "Merged". Nothing is deleted before that.</translation>
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
    <name>CalendarPart</name>
    <message>
        <source>选一年的文件…</source>
        <translation>Choose the file of a year…</translation>
    </message>
    <message>
        <source>时限按工作日算：节假日不算，调休上班的周末算。</source>
        <translation>Limits are counted in working days: holidays do not count, weekends worked in exchange do.</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>{y}年：放假 {h} 天，调休上班 {w} 天。{source}</source>
        <translation>{y}: {h} days off, {w} weekend days worked. {source}</translation>
    </message>
    <message>
        <source>镇里发布：{s}</source>
        <translation>Published by the town: {s}</translation>
    </message>
    <message>
        <source>! 还没有{y}年的：那一年的时限先按周一到周五算，写着“预计”。</source>
        <translation>! {y} is missing: limits in that year are counted from Monday to Friday and marked "expected".</translation>
    </message>
    <message>
        <source>工作日历 (*.json)</source>
        <translation>Calendar (*.json)</translation>
    </message>
    <message>
        <source>选一年的工作日历</source>
        <translation>Choose the calendar of a year</translation>
    </message>
    <message>
        <source>日历没有变。</source>
        <translation>The calendar has not changed.</translation>
    </message>
    <message>
        <source>{y}年，还没有发布</source>
        <translation>{y}, not published yet</translation>
    </message>
    <message>
        <source>放假 {n} 天：{days}</source>
        <translation>{n} days off: {days}</translation>
    </message>
    <message>
        <source>调休上班 {n} 天：{days}</source>
        <translation>{n} weekend days worked: {days}</translation>
    </message>
    <message>
        <source>这一年发布过，会换成这一份。</source>
        <translation>This year was published before; this file will replace it.</translation>
    </message>
    <message>
        <source>没有办结的诉求，时限都不变。</source>
        <translation>No open demand gets another due day.</translation>
    </message>
    <message>
        <source>{n} 件没有办结的诉求，时限会变：</source>
        <translation>{n} open demand|demands will be due on another day:</translation>
    </message>
    <message>
        <source>{number}：{a} → {b}</source>
        <translation>{number}: {a} → {b}</translation>
    </message>
    <message>
        <source>发布给全镇</source>
        <translation>Publish to the whole town</translation>
    </message>
    <message>
        <source>不发布</source>
        <translation>Do not publish</translation>
    </message>
    <message>
        <source>{y}年日历发布后时限会变</source>
        <translation>due on another day once the calendar of {y} is published</translation>
    </message>
    <message>
        <source>看这 {n} 件</source>
        <translation>Show these {n}</translation>
    </message>
    <message>
        <source>{day}（预计）</source>
        <translation>{day} (expected)</translation>
    </message>
    <message>
        <source>{y}年的日历发布了，{n} 件诉求的时限变了。</source>
        <translation>The calendar of {y} is published; {n} demand|demands got another due day.</translation>
    </message>
    <message>
        <source>各台电脑收到下一个数据包就用它。</source>
        <translation>Every computer uses it from its next bundle on.</translation>
    </message>
</context>
<context>
    <name>CategoryBox</name>
    <message>
        <source>没有选</source>
        <translation>Not chosen</translation>
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
    <name>CertifyBox</name>
    <message>
        <source>核准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>数字由本人当面或在电话里念，您照着输入。数字对得上，才能确定申请没有被调换。</source>
        <translation>The person reads out the digits, face to face or by phone, and you type them. Only if they agree is it sure that the request was not exchanged.</translation>
    </message>
    <message>
        <source>选申请文件…</source>
        <translation>Choose a request…</translation>
    </message>
    <message>
        <source>把申请文件（.gwb）拖到这里，或者</source>
        <translation>Drag a request file (.gwb) here, or</translation>
    </message>
    <message>
        <source>申请文件</source>
        <translation>Request files</translation>
    </message>
    <message>
        <source>数字对得上，准许加入</source>
        <translation>The digits agree, let them join</translation>
    </message>
    <message>
        <source>没有核准任何设备。</source>
        <translation>No device was approved.</translation>
    </message>
    <message>
        <source>没有核准，什么都没有改变。</source>
        <translation>Not approved; nothing has changed.</translation>
    </message>
    <message>
        <source>邀请编号 {code}，和文件名里的一样</source>
        <translation>Invite {code}, as in the file's name</translation>
    </message>
    <message>
        <source>这个邀请不是这里发的，或者已经被别的设备用过。请先问清楚。</source>
        <translation>This invite was not written here, or another device has used it. Ask first.</translation>
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
        <translation>Move about in the chart</translation>
    </message>
    <message>
        <source>打开这个数背后的记录</source>
        <translation>Open the records behind this number</translation>
    </message>
    <message>
        <source>{name}。{summary}</source>
        <translation>{name}. {summary}</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>各网格走访覆盖</source>
        <translation>Coverage by grid</translation>
    </message>
    <message>
        <source>格里是“当面见到的户 / 应访户”，底边的条是同一个比例；虚线加“!”的网格数据没有收齐。</source>
        <translation>In each cell: households met face to face / due; the bar at its foot is the same share. A dashed cell with "!" lacks data.</translation>
    </message>
    <message>
        <source>各月走访户次</source>
        <translation>Visits by month</translation>
    </message>
    <message>
        <source>柱上是总数；所选时间内的月份加粗。</source>
        <translation>Totals above the bars; months of the chosen time are bold.</translation>
    </message>
    <message>
        <source>未办结诉求</source>
        <translation>Open demands</translation>
    </message>
    <message>
        <source>按今天的状态，列是收到以后过了多少天。</source>
        <translation>By today's state; the columns are days since they came.</translation>
    </message>
    <message>
        <source>还没有划网格。先到“网格和人”里划好，再看各网格的覆盖。</source>
        <translation>No grids yet. Draw them up under "Grids", then see the coverage.</translation>
    </message>
    <message>
        <source>看这 {n} 次走访</source>
        <translation>See {n} visit|visits</translation>
    </message>
    <message>
        <source>看这 {n} 件诉求</source>
        <translation>See {n} demand|demands</translation>
    </message>
</context>
<context>
    <name>ChecksPart</name>
    <message>
        <source>现在检查一遍(&amp;J)</source>
        <translation>Check now(&amp;J)</translation>
    </message>
    <message>
        <source>修复</source>
        <translation>Mend</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>把还能读的抢救到新文件夹…</source>
        <translation>Save what can be read into a new folder…</translation>
    </message>
    <message>
        <source>程序没关好之后会自动检查，平时每周一次，不耽误写日记。表格和索引都能从记录重建。</source>
        <translation>Checked by itself after the program was not closed properly, and once a week; writing goes on meanwhile. Tables and indexes can be made again from the records.</translation>
    </message>
    <message>
        <source>上次全面检查：{when}，一切完好</source>
        <translation>Last full check: {when}, all sound</translation>
    </message>
    <message>
        <source>还没有全面检查过</source>
        <translation>No full check yet</translation>
    </message>
    <message>
        <source>正在检查，保存会等一小会儿</source>
        <translation>Checking; saving waits a moment</translation>
    </message>
    <message>
        <source>有 {n} 处不对。</source>
        <translation>{n} thing|things wrong.</translation>
    </message>
    <message>
        <source>记录都没有动。</source>
        <translation>No record was touched.</translation>
    </message>
    <message>
        <source>请按下面的办法处理，处理好以前先不要写新的。</source>
        <translation>Do what is offered below, and write nothing new before.</translation>
    </message>
    <message>
        <source>检查过了，一切完好。</source>
        <translation>Checked: all is sound.</translation>
    </message>
    <message>
        <source>不用做什么，照常用就行。</source>
        <translation>Nothing to do, go on as usual.</translation>
    </message>
    <message>
        <source>修好了。</source>
        <translation>Mended.</translation>
    </message>
    <message>
        <source>记录一条没少，照常用就行。</source>
        <translation>Not one record is missing, go on as usual.</translation>
    </message>
    <message>
        <source>抢救到哪个空文件夹</source>
        <translation>Into which empty folder</translation>
    </message>
    <message>
        <source>抢救出来的档案</source>
        <translation>Saved profile</translation>
    </message>
    <message>
        <source>有 {n} 条读不出来，打开以后交一次数据包，办公室的回复会补上。</source>
        <translation>{n} record|records could not be read; hand in a bundle after opening it, and the office’s answer brings what it has.</translation>
    </message>
    <message>
        <source>抢救出 {n} 条记录、{d} 篇草稿，原来的文件没有动。</source>
        <translation>{n} record|records and {d} draft|drafts saved; the old files were left as they are.</translation>
    </message>
    <message>
        <source>请关掉这份档案，在开始页打开“抢救出来的档案”：{place}</source>
        <translation>Close this profile and open "Saved profile" on the first page: {place}</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>可以公示的诉求</source>
        <translation>Demands that may be published</translation>
    </message>
    <message>
        <source>全部勾上</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>这段时间里没有可以公示的诉求：要先核查过，反映人也同意公示。把时间放宽看看。</source>
        <translation>Nothing may be published from this time: a demand must be verified, and who raised it must agree. Try a longer time.</translation>
    </message>
    <message>
        <source>公示哪些</source>
        <translation>Which demands</translation>
    </message>
    <message>
        <source>{n} 件{why}</source>
        <translation>{n}: {why}</translation>
    </message>
    <message>
        <source>不能公示的：{list}</source>
        <translation>Not to be published: {list}</translation>
    </message>
    <message>
        <source>选了 {n} 件</source>
        <translation>{n} demand|demands chosen</translation>
    </message>
    <message>
        <source>空格勾选，Ctrl+A 全选</source>
        <translation>Space ticks one, Ctrl+A all</translation>
    </message>
    <message>
        <source>等公示</source>
        <translation>Waits for a notice</translation>
    </message>
</context>
<context>
    <name>ClashBulk</name>
    <message>
        <source>现在列出的全部</source>
        <translation>All that are listed now</translation>
    </message>
    <message>
        <source>哪一次合并带来的(&amp;M)</source>
        <translation>Brought by which &amp;merge</translation>
    </message>
    <message>
        <source>{when}　{name}送来的</source>
        <translation>{when}　from {name}</translation>
    </message>
    <message>
        <source>这里有 {n} 处要定，下面定不了的留给你一处一处看。</source>
        <translation>{n} to decide here. What the rules below cannot settle is left for you, one by one.</translation>
    </message>
    <message>
        <source>都取后写的（{n} 处）</source>
        <translation>Take the newer everywhere ({n})</translation>
    </message>
    <message>
        <source>都取网格员写的（{n} 处）</source>
        <translation>Take the grid worker's everywhere ({n})</translation>
    </message>
</context>
<context>
    <name>ClashList</name>
    <message>
        <source>两边不一样的</source>
        <translation>Clashes</translation>
    </message>
    <message>
        <source>成批定…</source>
        <translation>Decide in bulk…</translation>
    </message>
    <message>
        <source>用第 {n} 个</source>
        <translation>Use no. {n}</translation>
    </message>
    <message>
        <source>都要</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>另写</source>
        <translation>Another</translation>
    </message>
    <message>
        <source>{n} 处要定。按数字选，A 都要，N 另写；定完自动到下一处。</source>
        <translation>{n} to decide. A digit chooses, A keeps both, N writes another; then comes the next.</translation>
    </message>
    <message>
        <source>也列出两段都留着的长文字（{n} 处，不定也可以）</source>
        <translation>Also list long texts of which both are kept ({n}, may stay)</translation>
    </message>
    <message>
        <source>要定的都定完了。还有 {n} 处长文字两段都留着，勾上下面那一格就能看。</source>
        <translation>All decided. Of {n} long text|texts both are kept; tick the box below to see.</translation>
    </message>
    <message>
        <source>没有两边写得不一样的地方。合并以后如果有，会列在这里，由人来定。</source>
        <translation>There is no clash. If a merge brings one, it will stand here for a person to decide.</translation>
    </message>
    <message>
        <source>可不定</source>
        <translation>May stay</translation>
    </message>
    <message>
        <source>⏳ 缺前件</source>
        <translation>⏳ Gap before</translation>
    </message>
    <message>
        <source>这一处没有变，写的字还在。</source>
        <translation>Nothing has changed here; your words are still there.</translation>
    </message>
    <message>
        <source>已定：{record}的{field}用“{v}”。</source>
        <translation>Decided: {record}, {field}: "{v}".</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>一处一处定</source>
        <translation>One by one</translation>
    </message>
    <message>
        <source>还有 {n} 处规矩定不了，请一处一处看。</source>
        <translation>{n} that no rule can settle are left; look at them one by one.</translation>
    </message>
    <message>
        <source>已成批定下 {n} 处。</source>
        <translation>Decided in bulk: {n}.</translation>
    </message>
    <message>
        <source>已撤销：{n} 处又回到没有定的样子。</source>
        <translation>Undone: {n} are undecided again.</translation>
    </message>
    <message>
        <source>已撤销：这一处又回到没有定的样子，请再选。</source>
        <translation>Undone: this one is undecided again; choose anew.</translation>
    </message>
    <message>
        <source>再选一次，新选的会代替刚才的。</source>
        <translation>Choose again; the new choice takes the place of the last.</translation>
    </message>
</context>
<context>
    <name>ClashThird</name>
    <message>
        <source>不另写了</source>
        <translation>Write no other</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>写成应该是的样子</source>
        <translation>Write what it should be</translation>
    </message>
    <message>
        <source>写成 2026-04-05 这样</source>
        <translation>Write it like 2026-04-05</translation>
    </message>
    <message>
        <source>另写：{field}</source>
        <translation>Another: {field}</translation>
    </message>
    <message>
        <source>就用另写的　Ctrl+Enter</source>
        <translation>Use this　Ctrl+Enter</translation>
    </message>
    <message>
        <source>就用另写的</source>
        <translation>Use this</translation>
    </message>
</context>
<context>
    <name>ClashView</name>
    <message>
        <source>{record}：{field}</source>
        <translation>{record}: {field}</translation>
    </message>
    <message>
        <source>缺前件：前面还有记录没有到，收齐以后再定。现在不用做什么。</source>
        <translation>Gap before: earlier records have not arrived. Decide once they are here; nothing to do now.</translation>
    </message>
    <message>
        <source>这一处刚才定过，再选一次就改过来。</source>
        <translation>This one was just decided; another choice changes it.</translation>
    </message>
    <message>
        <source>长文字两段都留着，不定也可以；要并成一段就选“都要”。</source>
        <translation>Of a long text both are kept, and that may stay so; "Both" makes one text of them.</translation>
    </message>
    <message>
        <source>有 {n} 种写法，写的人没有看到对方的。选一个，另外的仍查得到。</source>
        <translation>Written in {n} ways by people who did not see each other's. Choose one; the others can still be looked up.</translation>
    </message>
    <message>
        <source>（不在名册里的人）</source>
        <translation>(somebody not in the book)</translation>
    </message>
    <message>
        <source>{name}的电脑（办公室）</source>
        <translation>Computer of {name} (office)</translation>
    </message>
    <message>
        <source>{name}的电脑</source>
        <translation>Computer of {name}</translation>
    </message>
    <message>
        <source>{n}　{who}</source>
        <translation>{n}　{who}</translation>
    </message>
    <message>
        <source>{when}　{at}</source>
        <translation>{when}　{at}</translation>
    </message>
    <message>
        <source>用这个</source>
        <translation>Use this</translation>
    </message>
    <message>
        <source>用第 {n} 个，{who}写的</source>
        <translation>Use no. {n}, by {who}</translation>
    </message>
    <message>
        <source>（应本人要求已删去）</source>
        <translation>(deleted at the person's wish)</translation>
    </message>
    <message>
        <source>号码：{p}</source>
        <translation>Numbers: {p}</translation>
    </message>
    <message>
        <source>都要</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>都要，就是：{v}</source>
        <translation>Both, that is: {v}</translation>
    </message>
    <message>
        <source>另写</source>
        <translation>Another</translation>
    </message>
    <message>
        <source>都不用，另写一个</source>
        <translation>Neither, write another</translation>
    </message>
    <message>
        <source>看整条记录</source>
        <translation>See the whole record</translation>
    </message>
</context>
<context>
    <name>ClashesPage</name>
    <message>
        <source>两边不一样</source>
        <translation>Clashes</translation>
    </message>
    <message>
        <source>没有采用</source>
        <translation>Not in effect</translation>
    </message>
    <message>
        <source>一份档案两处在写</source>
        <translation>Forks</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>{title}，{n} 个</source>
        <translation>{title}, {n}</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>不等了，马上关上</source>
        <translation>Don't wait, close now</translation>
    </message>
    <message>
        <source>正在备份，做完窗口就自动关上</source>
        <translation>Backing up; the window closes by itself when it is done</translation>
    </message>
    <message>
        <source>您写的都已经存好了。不等也没关系，下次打开时会再备份。</source>
        <translation>Everything you wrote is saved. You need not wait: the next start backs up again.</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>这次没有备份成</source>
        <translation>No backup was made this time</translation>
    </message>
    <message>
        <source>您写的都已经存好了。</source>
        <translation>Everything you wrote is saved.</translation>
    </message>
    <message>
        <source>知道了，关上</source>
        <translation>All right, close</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>表(&amp;B)</source>
        <translation>Sheet (&amp;B)</translation>
    </message>
    <message>
        <source>没写网格的行归到(&amp;W)</source>
        <translation>Rows without a grid go to (&amp;W)</translation>
    </message>
    <message>
        <source>换一张表</source>
        <translation>Another sheet</translation>
    </message>
    <message>
        <source>看一看会怎样　Ctrl+Enter</source>
        <translation>See what would happen　Ctrl+Enter</translation>
    </message>
    <message>
        <source>看一看会怎样</source>
        <translation>See what would happen</translation>
    </message>
    <message>
        <source>去网格和人</source>
        <translation>To the grids</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>里面的例子</source>
        <translation>What is in it</translation>
    </message>
    <message>
        <source>读作</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>不显示</source>
        <translation>not shown</translation>
    </message>
    <message>
        <source>空的</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>⚠ 像身份证号，不能读入</source>
        <translation>⚠ Looks like ID numbers, left out</translation>
    </message>
    <message>
        <source>⚠ 像银行卡号，不能读入</source>
        <translation>⚠ Looks like bank cards, left out</translation>
    </message>
    <message>
        <source>{c} 列读作</source>
        <translation>Column {c} read as</translation>
    </message>
    <message>
        <source>（不读入）</source>
        <translation>(left out)</translation>
    </message>
    <message>
        <source>标签：{t}</source>
        <translation>Tag: {t}</translation>
    </message>
    <message>
        <source>{f}：{n} 行。这样的表导入过，下面照上次的选。</source>
        <translation>{f}: {n} row|rows. A sheet like this was imported before; the choices are those of last time.</translation>
    </message>
    <message>
        <source>{f}：{n} 行，认出了 {c} 列。请看一眼右边对不对，不对就改。</source>
        <translation>{f}: {n} row|rows, {c} column|columns recognised. See whether the right side is right, and change what is not.</translation>
    </message>
    <message>
        <source>户主姓名</source>
        <translation>name of the head</translation>
    </message>
    <message>
        <source>门牌号</source>
        <translation>door</translation>
    </message>
    <message>
        <source>请选网格</source>
        <translation>Choose a grid</translation>
    </message>
    <message>
        <source>按表里写的网格</source>
        <translation>as the sheet says</translation>
    </message>
    <message>
        <source>还没有网格，户册里的户要归到网格。</source>
        <translation>There is no grid yet, and every household belongs to one.</translation>
    </message>
    <message>
        <source>请先到“网格和人”里添加网格，再回来；表里有网格那一列，在下面选好也行。</source>
        <translation>Add a grid under "Grids" first, then come back; or choose the column with the grid below.</translation>
    </message>
    <message>
        <source>还没有说哪一列是{what}。</source>
        <translation>No column is named yet as: {what}.</translation>
    </message>
    <message>
        <source>请在右边选好，才能往下走。没有门牌的表，选住址、户号或序号那一列作门牌。</source>
        <translation>Choose it on the right to go on. For a sheet without doors, take the address, the household number or the row number as the door.</translation>
    </message>
    <message>
        <source>这张表里没有哪一列是网格。</source>
        <translation>No column of this sheet is the grid.</translation>
    </message>
    <message>
        <source>请在右上角选这张表归到哪个网格；如果表里有网格或村名那一列，在下面选好也行。</source>
        <translation>Choose at the upper right which grid this sheet is for, or name the column with the grid or the village below.</translation>
    </message>
    <message>
        <source>{names} 不能记录，不会读入，别的列照常。</source>
        <translation>May not be recorded and is left out: {names}. The other columns are read.</translation>
    </message>
</context>
<context>
    <name>CommonPanel</name>
    <message>
        <source>✓ 反馈并告知</source>
        <translation>✓ Report and tell</translation>
    </message>
    <message>
        <source>✓ 告知</source>
        <translation>✓ Tell</translation>
    </message>
</context>
<context>
    <name>CountForm</name>
    <message>
        <source>两个人，用顿号隔开</source>
        <translation>Two people, with a comma between them</translation>
    </message>
    <message>
        <source>计票日期</source>
        <translation>Day of the count</translation>
    </message>
    <message>
        <source>计票人（签了字的两人）(&amp;J)</source>
        <translation>Counted and signed by two (&amp;J)</translation>
    </message>
    <message>
        <source>计票日期(&amp;D)</source>
        <translation>&amp;Day of the count</translation>
    </message>
    <message>
        <source>记下票数(&amp;K)</source>
        <translation>&amp;Keep the counts</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Leave as it was</translation>
    </message>
    <message>
        <source>二、照计票单录四项合计</source>
        <translation>2. Enter the four totals</translation>
    </message>
    <message>
        <source>填数字，没有填 0</source>
        <translation>A number; 0 for none</translation>
    </message>
    <message>
        <source>记下了：收回 {n} 张，发出 {m} 张。选票请封存。</source>
        <translation>Kept: {n} came back of {m}. Please seal the ballots.</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>先遮一下</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>内容都在，没有关。再按 F8，或点一下，接着看。</source>
        <translation>Everything is still there. Press F8 again, or click, to go on.</translation>
    </message>
    <message>
        <source>接着看　F8</source>
        <translation>Go on　F8</translation>
    </message>
    <message>
        <source>接着看</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>CrashOffer</name>
    <message>
        <source>程序上次出过差错（共 {n} 次，最近一次 {t}）。您写的都在。</source>
        <translation>The program made a mistake last time (times: {n}, last {t}). What you wrote is all there.</translation>
    </message>
    <message>
        <source>出错记录只在这台电脑里，里面没有任何人的信息；交给办公室，能帮我们改好程序。</source>
        <translation>The page about it is on this computer only and says nothing about anybody; given to the office, it helps to mend the program.</translation>
    </message>
    <message>
        <source>看一看</source>
        <translation>Have a look</translation>
    </message>
    <message>
        <source>存一份，交给办公室…</source>
        <translation>Save a copy for the office…</translation>
    </message>
    <message>
        <source>不用了，删掉</source>
        <translation>Not needed, delete it</translation>
    </message>
    <message>
        <source>出错记录</source>
        <translation>What went wrong</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>出错记录放到哪里</source>
        <translation>Where to put it</translation>
    </message>
    <message>
        <source>存好了：{f}。请把它交给办公室。</source>
        <translation>Saved: {f}. Please give it to the office.</translation>
    </message>
    <message>
        <source>没有存成，记录还在。请换一个地方再试。</source>
        <translation>It was not saved and is still there. Please try another place.</translation>
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
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>没有选</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>诉求性质</source>
        <translation>Nature of the demand</translation>
    </message>
    <message>
        <source>当场已经答复或办好</source>
        <translation>Answered on the spot</translation>
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
        <translation>No name on it</translation>
    </message>
    <message>
        <source>同意公示办理情况</source>
        <translation>May be published</translation>
    </message>
    <message>
        <source>家事或隐私，不公示</source>
        <translation>Private matter</translation>
    </message>
    <message>
        <source>去掉这件诉求</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>大类 *</source>
        <translation>Category *</translation>
    </message>
    <message>
        <source>大类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>选了“其他”，请在诉求内容里写明是什么事。</source>
        <translation>With "Other", write in the demand what it is about.</translation>
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
    <name>DeputiesView</name>
    <message>
        <source>AB 顶岗</source>
        <translation>Stand-ins</translation>
    </message>
    <message>
        <source>结束顶岗…</source>
        <translation>End standing in…</translation>
    </message>
    <message>
        <source>到这个网格</source>
        <translation>To this grid</translation>
    </message>
    <message>
        <source>现在没有人顶岗。要安排：在左边选一个网格，按“安排顶岗”。</source>
        <translation>Nobody stands in now. To arrange it, choose a grid on the left and press "Arrange a stand-in".</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>谁顶岗</source>
        <translation>Stands in</translation>
    </message>
    <message>
        <source>替谁</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>没有定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>! 等他再交包</source>
        <translation>! Bundle awaited</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>● 正在顶岗</source>
        <translation>● Standing in</translation>
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
        <source>恢复</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>设备事项</source>
        <translation>About devices</translation>
    </message>
    <message>
        <source>网格和人…</source>
        <translation>Grids and people…</translation>
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
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>最新编号</source>
        <translation>Newest</translation>
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
        <source>{n} 等 {m} 个</source>
        <translation>{n} and others ({m})</translation>
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
        <source>已写好，待取</source>
        <translation>Ready to fetch</translation>
    </message>
    <message>
        <source>有回复待做</source>
        <translation>Answer due</translation>
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
    <name>DiaryDrafts</name>
    <message>
        <source>写的内容还在窗口里，请先不要关窗口。</source>
        <translation>What you wrote is still in the window; do not close it yet.</translation>
    </message>
    <message>
        <source>上次没写完的日记（{t}）已经取回，接着写就行。</source>
        <translation>The page you did not finish ({t}) is back; just go on.</translation>
    </message>
    <message>
        <source>这篇已经不在了：可能已经保存，或者扔掉了。</source>
        <translation>This page is not here any more: it may have been saved, or thrown away.</translation>
    </message>
    <message>
        <source>这篇写的是{name}，这台电脑的户册里还没有这一户。</source>
        <translation>This page is about {name}, a household that the register on this computer does not have yet.</translation>
    </message>
    <message>
        <source>这篇写的那一户，这台电脑的户册里还没有。</source>
        <translation>The household of this page is not in the register on this computer yet.</translation>
    </message>
    <message>
        <source>可以接着写。办公室把这一户交给您、收了回复包以后才能保存；也可以改选一户。</source>
        <translation>You can go on writing. It can be saved once the office has given you the household and its answer is in; or choose another household.</translation>
    </message>
    <message>
        <source>没能放好，写的内容又回到窗口里了，请先不要关窗口。</source>
        <translation>It could not be put away; what you wrote is back in the window. Do not close it yet.</translation>
    </message>
    <message>
        <source>上一篇没能放好；上次自动保存的还在“没写完的”里。</source>
        <translation>The page before could not be put away; its last autosave is under "Unfinished".</translation>
    </message>
    <message>
        <source>保存的时候又写的，留在“没写完的”里。</source>
        <translation>What you wrote while it was being saved waits under "Half written".</translation>
    </message>
    <message>
        <source>这篇没有扔掉，还在“没写完的”里。</source>
        <translation>This page was not thrown away; it is under "Unfinished".</translation>
    </message>
    <message>
        <source>这篇日记放进了回收站，90 天里随时能拿回来。</source>
        <translation>This page is in the bin now; for 90 days it can be taken back at any time.</translation>
    </message>
</context>
<context>
    <name>DiaryFields</name>
    <message>
        <source>没人在家：记到访未遇　Alt+W</source>
        <translation>Not home　Alt+W</translation>
    </message>
    <message>
        <source>没人在家：记到访未遇</source>
        <translation>Not home: record it</translation>
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
        <translation>Met</translation>
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
        <source>照片和文件(&amp;P)</source>
        <translation>Attached (&amp;P)</translation>
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
        <source>地点（不在家里谈时）</source>
        <translation>Place (if not at home)</translation>
    </message>
    <message>
        <source>意见建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>半天</source>
        <translation>Half-day</translation>
    </message>
    <message>
        <source>体会（私人）　仅保存在本机：不进数据包，不上报，不计数</source>
        <translation>Reflection (private)　Stays on this computer only</translation>
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
    <name>DiaryForm</name>
    <message>
        <source>没有选户、只写了地点时，记在这个网格</source>
        <translation>Without a household, by place only: recorded in this grid</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
</context>
<context>
    <name>DiaryPage</name>
    <message>
        <source>没写完的…</source>
        <translation>Unfinished…</translation>
    </message>
    <message>
        <source>记日记</source>
        <translation>Diary</translation>
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
        <source>{n} 户</source>
        <translation>{n} household|households</translation>
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
    <name>DraftsPage</name>
    <message>
        <source>都写完了。写到一半离开的日记、诉求和更正会列在这里。</source>
        <translation>Nothing is half written. Pages, requests and corrections that you leave half-way are listed here.</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>去回收站</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>交给同事…</source>
        <translation>Hand on…</translation>
    </message>
    <message>
        <source>把没写完的交给同事接着写</source>
        <translation>Hand what is half written to a colleague who goes on with it</translation>
    </message>
    <message>
        <source>收同事交来的…</source>
        <translation>Take in…</translation>
    </message>
    <message>
        <source>收下同事交来的没写完的</source>
        <translation>Take in what a colleague has half written</translation>
    </message>
    <message>
        <source>没写完的</source>
        <translation>Half written</translation>
    </message>
    <message>
        <source>边写边自动存下，关了窗口、断了电都在。只有您说扔，才会放进回收站，90 天里能拿回来。</source>
        <translation>Kept while you write, also when the window closes or the power goes. Only when you say so it goes into the bin, and for 90 days it can be taken back.</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>还有 {n} 份更早的，处理完上面的就会显示。</source>
        <translation>There are {n} older ones; they show once those above are dealt with.</translation>
    </message>
    <message>
        <source>{n} 份没写完的写进了 {file}，只有{name}的电脑打得开。</source>
        <translation>Half-written things in {file}: {n}. Only the computer of {name} can open it.</translation>
    </message>
    <message>
        <source>把 U 盘带给他，他在“没写完的”里收下。交好了，这里的可以扔进回收站。</source>
        <translation>Take the stick there; they are taken in on the page "Half written". After that, those here can go into the bin.</translation>
    </message>
    <message>
        <source>选同事交来的文件</source>
        <translation>Choose the file from your colleague</translation>
    </message>
    <message>
        <source>没写完的 (*.gwd)</source>
        <translation>Half written (*.gwd)</translation>
    </message>
    <message>
        <source>收下了{name}交来的 {n} 份没写完的。</source>
        <translation>Taken in from {name}: {n} half written.</translation>
    </message>
    <message>
        <source>{n} 份这里已经有了，没有动。</source>
        <translation>{n} were here already and were left alone.</translation>
    </message>
    <message>
        <source>{n} 份读不出来，没有收。</source>
        <translation>{n} cannot be read and were left out.</translation>
    </message>
    <message>
        <source>接着写完、保存，就是您的记录。</source>
        <translation>Finish and save them, and they are your records.</translation>
    </message>
    <message>
        <source>什么也没有收，这里的都没有变。</source>
        <translation>Nothing was taken in, nothing here has changed.</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>接着写：{name}</source>
        <translation>Go on writing: {name}</translation>
    </message>
    <message>
        <source>扔进回收站</source>
        <translation>Throw into the bin</translation>
    </message>
    <message>
        <source>扔进回收站：{name}</source>
        <translation>Throw into the bin: {name}</translation>
    </message>
    <message>
        <source>已放进回收站：{name}。</source>
        <translation>In the bin now: {name}.</translation>
    </message>
    <message>
        <source>90 天里能拿回来。</source>
        <translation>For 90 days it can be taken back.</translation>
    </message>
    <message>
        <source>拿回来</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>没有扔掉，还在这里。</source>
        <translation>It was not thrown away and is still here.</translation>
    </message>
    <message>
        <source>拿回来了，接着写就行。</source>
        <translation>It is back; just go on writing.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>看说明</source>
        <translation>See the manual</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>就是我自己办的</source>
        <translation>I did it myself</translation>
    </message>
    <message>
        <source>这里还没有可以选的。</source>
        <translation>There is nothing to choose here yet.</translation>
    </message>
    <message>
        <source>这一步不用填什么，看清楚了按下面的按钮。</source>
        <translation>Nothing has to be filled in for this step: look at it and press the button below.</translation>
    </message>
    <message>
        <source>谁办的</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>照签了字的纸代录时，选办的那个人。</source>
        <translation>When you enter it from a signed paper, choose who did it.</translation>
    </message>
    <message>
        <source>不写了</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>先放着</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>先放着，写了的留着</source>
        <translation>Put aside; what is typed stays</translation>
    </message>
    <message>
        <source>这一格要填</source>
        <translation>This has to be filled in</translation>
    </message>
    <message>
        <source>核查通过：您看过了，结果属实，事情办好了。有出入，就按“退回重办”。</source>
        <translation>Verified means: you looked, and it is done as reported. Otherwise choose "Return for rework".</translation>
    </message>
    <message>
        <source>销号以后，这件事就了结了。群众再来说，还可以重办，编号不变。</source>
        <translation>After this it is finished. If the resident comes again it can be reopened under the same number.</translation>
    </message>
    <message>
        <source>不予立项也要告诉群众：理由写清楚，办完这一步，这件会列在“待告知”里。</source>
        <translation>A resident who is declined is told too: write the reason; it then stands in "To tell".</translation>
    </message>
    <message>
        <source>群众自己不办了，才撤回。撤回以后还可以恢复。</source>
        <translation>Withdraw only what the resident no longer asks for. It can be put back.</translation>
    </message>
    <message>
        <source>那边的电脑丢了、坏了，才收回。那边已经办的步骤不再算数，仍看得到。</source>
        <translation>Only when that computer is lost or broken. What it did counts no longer and stays readable.</translation>
    </message>
</context>
<context>
    <name>ExportedView</name>
    <message>
        <source>，</source>
        <translation>, </translation>
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
        <source>✓ 第 {i} 个文件，共 {n} 个：已写好，读回核对无误</source>
        <translation>✓ File {i} of {n}: written, read back and compared</translation>
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
    <name>FaultList</name>
    <message>
        <source>还有 {n} 处，改完这些再看。</source>
        <translation>{n} more; mend these first.</translation>
    </message>
    <message>
        <source>第 {n} 行像是写了病情或家事，请再看一遍，用不着的改掉。</source>
        <translation>Row {n} seems to speak of illness or family: read it once more and leave out what is not needed.</translation>
    </message>
    <message>
        <source>第 {n} 行“{column}”</source>
        <translation>Row {n}, "{column}"</translation>
    </message>
    <message>
        <source>“{column}”</source>
        <translation>"{column}"</translation>
    </message>
    <message>
        <source>{where}里的“{words}”像电话、证件号或卡号，要改掉才能公示。</source>
        <translation>{where}: "{words}" looks like a telephone, identity or card number and must go before it can hang.</translation>
    </message>
    <message>
        <source>{where}里的“{words}”像住户的姓名，要改掉才能公示。</source>
        <translation>{where}: "{words}" looks like the name of a resident and must go before it can hang.</translation>
    </message>
    <message>
        <source>这不是人名</source>
        <translation>It is no name</translation>
    </message>
    <message>
        <source>“{words}”不是人名</source>
        <translation>"{words}" is no name</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>太长了，没有放进来，也没有截断：这一格最多 {n} 个字。</source>
        <translation>Too long: nothing was put in, nothing was cut. This field holds at most {n} characters.</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>{p}；当面见到的户 / 应访户</source>
        <translation>{p}; households met face to face / due</translation>
    </message>
    <message>
        <source>当面见到的户 / 应访户</source>
        <translation>households met face to face / due</translation>
    </message>
    <message>
        <source>走访覆盖</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>走访户次</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>其中没有见到 {rate}</source>
        <translation>nobody met: {rate}</translation>
    </message>
    <message>
        <source>看走访记录</source>
        <translation>See the visits</translation>
    </message>
    <message>
        <source>看没有见到的</source>
        <translation>See those</translation>
    </message>
    <message>
        <source>已办结 / 这段时间收到的</source>
        <translation>settled / came in this time</translation>
    </message>
    <message>
        <source>已办结 / 这段时间收到的；另有 {n} 件不予立项、并案或撤回</source>
        <translation>settled / came in this time; besides, declined, merged or withdrawn: {n}</translation>
    </message>
    <message>
        <source>诉求办结</source>
        <translation>Demands settled</translation>
    </message>
    <message>
        <source>看已办结的</source>
        <translation>See the settled</translation>
    </message>
    <message>
        <source>看没办结的</source>
        <translation>See the open</translation>
    </message>
    <message>
        <source>未办结诉求</source>
        <translation>Open demands</translation>
    </message>
    <message>
        <source>截至今天；已过期限 {rate}</source>
        <translation>as of today; overdue: {rate}</translation>
    </message>
    <message>
        <source>看未办结的</source>
        <translation>See the open</translation>
    </message>
    <message>
        <source>看已过期限的</source>
        <translation>See the overdue</translation>
    </message>
    <message>
        <source>看当面见到的 {n} 户</source>
        <translation>See the households met: {n}</translation>
    </message>
    <message>
        <source>看还没见到的 {n} 户</source>
        <translation>See those not met yet: {n}</translation>
    </message>
</context>
<context>
    <name>FileIntake</name>
    <message>
        <source>附上照片或文件…</source>
        <translation>Attach…</translation>
    </message>
    <message>
        <source>照片和 PDF (*.jpg *.jpeg *.png *.webp *.pdf)</source>
        <translation>Photos and PDF (*.jpg *.jpeg *.png *.webp *.pdf)</translation>
    </message>
    <message>
        <source>附上照片或文件</source>
        <translation>Attach photos or files</translation>
    </message>
    <message>
        <source>正在缩小第 {i} 个，共 {n} 个…</source>
        <translation>Making {i} of {n} smaller…</translation>
    </message>
</context>
<context>
    <name>FileViewer</name>
    <message>
        <source>例如 门口的水沟，可不写</source>
        <translation>e.g. ditch at the door; may stay empty</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>去掉这个附件</source>
        <translation>Remove this attachment</translation>
    </message>
    <message>
        <source>收起　Esc</source>
        <translation>Hide　Esc</translation>
    </message>
    <message>
        <source>收起这张照片</source>
        <translation>Close this photo</translation>
    </message>
    <message>
        <source>内容还没有到，以后导入对方的数据包时会带来；记录已经在了。</source>
        <translation>Its content has not come yet and will come with a later bundle; the record is here.</translation>
    </message>
    <message>
        <source>内容已经按居民的要求删去，这里只留下曾经附过的记载。</source>
        <translation>Its content was deleted at the resident’s request; only that something was attached is left.</translation>
    </message>
    <message>
        <source>PDF 不在这里显示，请另存出来看；另存的文件不加密，用完请删去。</source>
        <translation>A PDF is not shown here: save a copy to read it. The copy is not encrypted, so delete it when you are done.</translation>
    </message>
    <message>
        <source>PDF 不在这里显示，保存以后可以从这条记录里另存出来看。</source>
        <translation>A PDF is not shown here; once saved, a copy can be taken out of the record.</translation>
    </message>
    <message>
        <source>这张照片打不开了：内容可能坏了。请运行检查，坏的会重新要一份。</source>
        <translation>This photo cannot be opened: its content may be damaged. Run the check, and it is asked for again.</translation>
    </message>
</context>
<context>
    <name>FilesAbove</name>
    <message>
        <source>上一级</source>
        <translation>the level above</translation>
    </message>
    <message>
        <source>只送打开的这一个和它的说明；别的照片、户册和走访都不去。</source>
        <translation>Only the one that is open goes, with its words; no other picture, no household and no visit does.</translation>
    </message>
    <message>
        <source>✓ 打开的这一个送给{who}了。</source>
        <translation>✓ The one that is open was sent to {who}.</translation>
    </message>
    <message>
        <source>这件诉求送到了{who}。照片和文件不会自己跟去：要送哪个，先打开看清楚。</source>
        <translation>This demand went up to {who}. Pictures and files do not go along by themselves: open the one that is to be sent and look at it first.</translation>
    </message>
    <message>
        <source>已经送去 {n} 个。</source>
        <translation>Sent so far: {n}.</translation>
    </message>
    <message>
        <source>送给{who}</source>
        <translation>Send to {who}</translation>
    </message>
    <message>
        <source>再按一次，送给{who}</source>
        <translation>Press again to send to {who}</translation>
    </message>
    <message>
        <source>记下了：下次给{who}的回复包里带上它。</source>
        <translation>Noted: it goes along with the next answer for {who}.</translation>
    </message>
    <message>
        <source>去做回复包</source>
        <translation>Write the answers</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>照片和文件</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>还没有附上什么，也不要求附。别拍证件、病历和人脸：程序看不出来。</source>
        <translation>Nothing attached, and nothing has to be. No ID papers, medical papers or faces, please: the program cannot tell.</translation>
    </message>
    <message>
        <source>照片和文件（{n}）</source>
        <translation>Photos and files ({n})</translation>
    </message>
    <message>
        <source>已附上。下一个数据包会带给办公室。</source>
        <translation>Attached. The next bundle takes it to the office.</translation>
    </message>
    <message>
        <source>已去掉 1 个附件，记录本身没有变。</source>
        <translation>One attachment removed; the record itself is unchanged.</translation>
    </message>
    <message>
        <source>放回来</source>
        <translation>Put it back</translation>
    </message>
    <message>
        <source>附件已经放回来了。</source>
        <translation>The attachment is back.</translation>
    </message>
    <message>
        <source>把副本存到哪里</source>
        <translation>Where to save the copy</translation>
    </message>
    <message>
        <source>已存成 {name}。这个文件没有加密，用完请删去。</source>
        <translation>Saved as {name}. This file is not encrypted: delete it when you are done.</translation>
    </message>
</context>
<context>
    <name>FilesField</name>
    <message>
        <source>不要求附。照片自动缩小，去掉拍摄时间和地点。别拍证件、病历和人脸：程序看不出来。</source>
        <translation>Never required. Photos are made smaller, without time and place. No ID papers, medical papers or faces: the program cannot tell.</translation>
    </message>
    <message>
        <source>照片还在缩小，请等一两秒，再保存一次。</source>
        <translation>A photo is still being made smaller: wait a second or two, then save again.</translation>
    </message>
    <message>
        <source>⚠ 刚才的照片没有附上：那一页已经放下了，请打开那一页重新附。</source>
        <translation>⚠ The photo was not attached: its page was put aside. Open that page and attach it again.</translation>
    </message>
</context>
<context>
    <name>FinishedPage</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>更正　Ctrl+E</source>
        <translation>Correct　Ctrl+E</translation>
    </message>
    <message>
        <source>已撤下，在回收站里</source>
        <translation>Withdrawn, in the bin</translation>
    </message>
    <message>
        <source>{n} 处两边不一样，去看</source>
        <translation>Clashes: {n}, have a look</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>去划网格</source>
        <translation>To the grids</translation>
    </message>
    <message>
        <source>去建户册</source>
        <translation>To the households</translation>
    </message>
    <message>
        <source>去发邀请</source>
        <translation>To the invites</translation>
    </message>
    <message>
        <source>划好村和网格</source>
        <translation>Draw up villages and grids</translation>
    </message>
    <message>
        <source>先有网格，住户才有地方放。</source>
        <translation>Households need a grid to stand in.</translation>
    </message>
    <message>
        <source>建户册</source>
        <translation>Fill the household book</translation>
    </message>
    <message>
        <source>村里有现成的 Excel 表就导进来，没有就一户一户加。</source>
        <translation>Import the village's Excel sheet, or add one household after another.</translation>
    </message>
    <message>
        <source>请网格员的电脑加入</source>
        <translation>Let grid workers' computers join</translation>
    </message>
    <message>
        <source>发一份邀请文件，他带回申请，核对 24 位数字就行。</source>
        <translation>Write an invite; the request comes back; compare 24 digits.</translation>
    </message>
    <message>
        <source>从这里开始</source>
        <translation>Begin here</translation>
    </message>
    <message>
        <source>做完这三步，网格员交来走访以后，这里就有覆盖、各月走访和诉求的数。</source>
        <translation>After these three steps, with the first visits handed in, coverage, visits by month and demands stand here.</translation>
    </message>
    <message>
        <source>第 {n} 步，已做</source>
        <translation>Step {n}, done</translation>
    </message>
    <message>
        <source>第 {n} 步，还没有做</source>
        <translation>Step {n}, not done yet</translation>
    </message>
</context>
<context>
    <name>Forgotten</name>
    <message>
        <source>忘了口令</source>
        <translation>Passphrase forgotten</translation>
    </message>
    <message>
        <source>程序也不知道口令，但办公室能帮您打开：写一份申请，念一串数字，收一份回复。</source>
        <translation>The program does not know it either, but the office can help: write a request, read out some digits, get an answer.</translation>
    </message>
    <message>
        <source>这份档案没有给办公室留备用钥匙：它还没有加入办公室，或者它就是建立办公室的那台电脑。没有口令，谁也打不开它。</source>
        <translation>This profile has left no spare key with an office: it has not joined one, or it is the computer that founded it. Without the passphrase nobody can open it.</translation>
    </message>
    <message>
        <source>再想想口令：注意大小写和输入法。有旧口令的备份，也可以从备份恢复。</source>
        <translation>Think again: mind capitals and the input method. A backup whose passphrase you know can be restored.</translation>
    </message>
    <message>
        <source>再试一次口令</source>
        <translation>Try the passphrase again</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>资料、没写完的、还没送出的都会找回来。</source>
        <translation>Records, unfinished pages and what was not handed in yet will all be there again.</translation>
    </message>
    <message>
        <source>⚠ 只有一样找不回：私人“体会”只有旧口令能开，恢复以后就打不开了。</source>
        <translation>⚠ One thing is lost: only the old passphrase opens the private reflections; after this they stay closed.</translation>
    </message>
    <message>
        <source>先定一个新口令(&amp;K)</source>
        <translation>First a new passphrase (&amp;K)</translation>
    </message>
    <message>
        <source>写恢复申请</source>
        <translation>Write the request</translation>
    </message>
    <message>
        <source>第 1 步，共 3 步：写申请</source>
        <translation>Step 1 of 3: the request</translation>
    </message>
    <message>
        <source>申请文件要交给办公室。放到哪里？</source>
        <translation>The request file goes to the office. Where should it be put?</translation>
    </message>
    <message>
        <source>想起来了，用旧口令打开</source>
        <translation>I remember: open with the old one</translation>
    </message>
    <message>
        <source>请先选一个放申请文件的地方。</source>
        <translation>First choose where the request file should go.</translation>
    </message>
    <message>
        <source>申请文件没有写成，档案没有变化。</source>
        <translation>The request was not written; the profile has not changed.</translation>
    </message>
    <message>
        <source>核对数字 {d}</source>
        <translation>Digits to compare {d}</translation>
    </message>
    <message>
        <source>选恢复回复…</source>
        <translation>Choose the answer…</translation>
    </message>
    <message>
        <source>① 申请文件 {name}（{t}写的）交给办公室。</source>
        <translation>① Give the request {name} (written {t}) to the office.</translation>
    </message>
    <message>
        <source>第 2 步，共 3 步：交申请，念数字</source>
        <translation>Step 2 of 3: hand it in, read out the digits</translation>
    </message>
    <message>
        <source>② 当面或打电话，把这 24 个数字念给办公室听，对方会照着输入：</source>
        <translation>② Face to face or by phone, read these 24 digits to the office, who types them:</translation>
    </message>
    <message>
        <source>③ 办公室给您一个“恢复回复”文件，拿到后在这里打开：</source>
        <translation>③ The office gives you an answer file; open it here:</translation>
    </message>
    <message>
        <source>重新写一份申请…</source>
        <translation>Write another request…</translation>
    </message>
    <message>
        <source>选恢复回复</source>
        <translation>Choose the answer</translation>
    </message>
    <message>
        <source>恢复回复 (*.gwb)</source>
        <translation>Answers (*.gwb)</translation>
    </message>
    <message>
        <source>写申请时定的新口令(&amp;K)</source>
        <translation>The new passphrase from the request (&amp;K)</translation>
    </message>
    <message>
        <source>打开，开始用新口令</source>
        <translation>Open with the new passphrase</translation>
    </message>
    <message>
        <source>换一个回复文件…</source>
        <translation>Another answer file…</translation>
    </message>
    <message>
        <source>第 3 步，共 3 步：打开回复</source>
        <translation>Step 3 of 3: open the answer</translation>
    </message>
    <message>
        <source>回复文件：{name}</source>
        <translation>Answer: {name}</translation>
    </message>
    <message>
        <source>新口令也忘了，重新写一份申请…</source>
        <translation>Forgotten the new one too: write another request…</translation>
    </message>
    <message>
        <source>不是写申请时定的那个新口令。请再输一遍。</source>
        <translation>That is not the new passphrase of the request. Please type it again.</translation>
    </message>
    <message>
        <source>档案里的资料没有变化。</source>
        <translation>The data in the profile has not changed.</translation>
    </message>
    <message>
        <source>以前写的 {n} 篇“体会”打不开了。</source>
        <translation>Earlier reflections that can no longer be opened: {n}.</translation>
    </message>
    <message>
        <source>{name}，资料都找回来了。</source>
        <translation>{name}, everything is there again.</translation>
    </message>
    <message>
        <source>以后用新口令打开。这次恢复记在“安全”里，办公室也有记录。</source>
        <translation>From now on the new passphrase opens it. This is noted under Safety, and at the office too.</translation>
    </message>
    <message>
        <source>开始工作</source>
        <translation>Begin work</translation>
    </message>
</context>
<context>
    <name>ForkView</name>
    <message>
        <source>没有一份档案在两处同时写。整机恢复或复制过档案的电脑，如果写重了编号，会列在这里。</source>
        <translation>No profile is written in two places. A computer that was restored or copied and used a number twice is listed here.</translation>
    </message>
    <message>
        <source>（不在名册里的人）</source>
        <translation>(somebody not in the book)</translation>
    </message>
    <message>
        <source>{name}的电脑，从第 {n} 条起写了两份</source>
        <translation>Computer of {name}: two versions from record {n} on</translation>
    </message>
    <message>
        <source>同样的编号有两份不同的内容。多半是这台电脑整机恢复过，或者档案被复制到另一台接着写。办公室先收到的那一支已经采用，另一支收下了、还没有采用。</source>
        <translation>The same numbers hold two different contents. Most likely the computer was restored, or its profile was copied to another and both went on. The branch that the office got first is in effect; the other is kept and not in effect.</translation>
    </message>
    <message>
        <source>先问清楚：两支都是本人写的，就把没有采用的那一支也采用，两支的内容都会在；不是本人写的，就不要采用，并到“设备”里给这台电脑重新核发证书。</source>
        <translation>Ask first. If that person wrote both, take the other branch into effect too; both contents will be there. If not, do not, and issue a new certificate under "Devices".</translation>
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
        <source>{a} 到 {b}</source>
        <translation>{a} to {b}</translation>
    </message>
    <message>
        <source>✓ 已采用</source>
        <translation>✓ In effect</translation>
    </message>
    <message>
        <source>○ 还没有采用</source>
        <translation>○ Not in effect yet</translation>
    </message>
    <message>
        <source>第 {n} 支：{holds}</source>
        <translation>Branch {n}: {holds}</translation>
    </message>
    <message>
        <source>第 {n} 支也采用</source>
        <translation>Take branch {n} into effect too</translation>
    </message>
    <message>
        <source>由办公室来定，请告诉他们。</source>
        <translation>The office decides; tell them.</translation>
    </message>
    <message>
        <source>第 {n} 支已采用，两支的内容现在都在。写得不一样的地方到“两边不一样”里定。</source>
        <translation>Branch {n} is in effect; both contents are there now. Where they differ, decide under "Clashes".</translation>
    </message>
</context>
<context>
    <name>GivenList</name>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>回总览</source>
        <translation>Back to the overview</translation>
    </message>
</context>
<context>
    <name>GridBox</name>
    <message>
        <source>全部网格</source>
        <translation>All grids</translation>
    </message>
    <message>
        <source>网格(&amp;W)</source>
        <translation>Grid (&amp;W)</translation>
    </message>
</context>
<context>
    <name>GridFilter</name>
    <message>
        <source>网格(&amp;G)</source>
        <translation>&amp;Grid</translation>
    </message>
    <message>
        <source>全部 {n} 个网格</source>
        <translation>all {n} grids</translation>
    </message>
</context>
<context>
    <name>HandOverBox</name>
    <message>
        <source>全部没写完的写成一个文件，只有他的电脑打得开。体会和照片不交。原件还留在这里。</source>
        <translation>All that is half written goes into one file that only that computer can open. Private notes and photos stay out. Everything stays here as well.</translation>
    </message>
    <message>
        <source>写成交接文件</source>
        <translation>Write the file</translation>
    </message>
    <message>
        <source>先不交　Esc</source>
        <translation>Not now　Esc</translation>
    </message>
    <message>
        <source>先不交</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>交给同事接着写</source>
        <translation>Hand to a colleague</translation>
    </message>
    <message>
        <source>交给谁(&amp;J)</source>
        <translation>To whom (&amp;J)</translation>
    </message>
    <message>
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>{name}（{role}）</source>
        <translation>{name} ({role})</translation>
    </message>
    <message>
        <source>办公室里还没有别的电脑可以交。</source>
        <translation>There is no other computer of the office to hand them to.</translation>
    </message>
    <message>
        <source>先请办公室给接手的人发邀请，再收一次回复包。</source>
        <translation>First the office invites whoever goes on, then take in one more reply file.</translation>
    </message>
    <message>
        <source>请先选交给谁。</source>
        <translation>Choose to whom first.</translation>
    </message>
    <message>
        <source>请先选一个放文件的地方。</source>
        <translation>First choose where the file should go.</translation>
    </message>
    <message>
        <source>没有写成文件，没写完的都还在这里。</source>
        <translation>No file was written; everything half written is still here.</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>各网格走访覆盖</source>
        <translation>Coverage by grid</translation>
    </message>
</context>
<context>
    <name>HelpList</name>
    <message>
        <source>看哪些</source>
        <translation>Which ones</translation>
    </message>
    <message>
        <source>还没有结果的</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>登记一条求助</source>
        <translation>Ask for help</translation>
    </message>
    <message>
        <source>没有等着帮的求助。谁家要人搭把手，就在这里登记，再看哪支队伍能帮。</source>
        <translation>Nobody waits for help. Write it down here when a household needs a hand, and see which team can.</translation>
    </message>
    <message>
        <source>求助</source>
        <translation>Help wanted</translation>
    </message>
    <message>
        <source>登记一条求助(&amp;N)</source>
        <translation>Ask for help (&amp;N)</translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>{d}求助</source>
        <translation>asked {d}</translation>
    </message>
    <message>
        <source>已请队伍</source>
        <translation>team asked</translation>
    </message>
    <message>
        <source>等了 {n} 天</source>
        <translation>waits: {n} d</translation>
    </message>
    <message>
        <source>今天求助</source>
        <translation>asked today</translation>
    </message>
    <message>
        <source>只记要帮什么，不问病、不问收入。不是哪一户的，写上地点。</source>
        <translation>Only what is needed; do not ask about illness or money. Where it is for no household, name the place.</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>登记好了。右边列出了谁能帮。</source>
        <translation>Written down. Who can help is listed at the right.</translation>
    </message>
    <message>
        <source>选了户，小组和网格照户册填。</source>
        <translation>Group and grid come from the register.</translation>
    </message>
    <message>
        <source>不是哪一户的才写，例如 三组晒场。</source>
        <translation>Only where it is for no household.</translation>
    </message>
    <message>
        <source>空着就是今天。</source>
        <translation>Empty: today.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>例如：U 盘、口令</source>
        <translation>A word in Chinese</translation>
    </message>
    <message>
        <source>在说明书里找</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>说明书的题目</source>
        <translation>Topics of the manual</translation>
    </message>
    <message>
        <source>没有找到。换个短一点的词试试，例如“口令”“合并”。</source>
        <translation>Nothing found. Try a shorter word; the manual is in Chinese.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>The manual</translation>
    </message>
    <message>
        <source>印告知卡…</source>
        <translation>Print notice cards…</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>说明书目前只有中文。</source>
        <translation>The manual is in Chinese only, for now.</translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>谁能帮</source>
        <translation>Who can help</translation>
    </message>
    <message>
        <source>{d}求助</source>
        <translation>asked {d}</translation>
    </message>
    <message>
        <source>希望{d}</source>
        <translation>wanted {d}</translation>
    </message>
    <message>
        <source>（已按居民请求删除）</source>
        <translation>(deleted on request)</translation>
    </message>
    <message>
        <source>已请 {t}</source>
        <translation>{t} was asked</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>看这一户</source>
        <translation>See the household</translation>
    </message>
    <message>
        <source>还没有结果，改回去</source>
        <translation>No outcome yet after all</translation>
    </message>
    <message>
        <source>{w}去帮的</source>
        <translation>helped: {w}</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} hour|hours</translation>
    </message>
    <message>
        <source>这个地方还没有队伍。可以先建一支，也可以自己找人，帮完了写在下面。</source>
        <translation>There is no team here yet. Set one up, or find somebody and write below what came of it.</translation>
    </message>
    <message>
        <source>去建队伍</source>
        <translation>Set up a team</translation>
    </message>
    <message>
        <source>还有 {n} 支队伍也在这一带，到“队伍”里看。</source>
        <translation>{n} more team|teams around here: see "Teams".</translation>
    </message>
    <message>
        <source>就在本组</source>
        <translation>same group</translation>
    </message>
    <message>
        <source>本网格的</source>
        <translation>this grid</translation>
    </message>
    <message>
        <source>本村（社区）的</source>
        <translation>this village</translation>
    </message>
    <message>
        <source>全镇的</source>
        <translation>whole town</translation>
    </message>
    <message>
        <source>✓ 会帮这个</source>
        <translation>✓ can do this</translation>
    </message>
    <message>
        <source>没有写会帮这个</source>
        <translation>does not say so</translation>
    </message>
    <message>
        <source>会的人：{w}</source>
        <translation>Who can: {w}</translation>
    </message>
    <message>
        <source>负责人 {w}</source>
        <translation>Leader {w}</translation>
    </message>
    <message>
        <source>负责人 {w}，电话 {p}</source>
        <translation>Leader {w}, phone {p}</translation>
    </message>
    <message>
        <source>不请了</source>
        <translation>Not after all</translation>
    </message>
    <message>
        <source>不请{t}了</source>
        <translation>Do not ask {t} after all</translation>
    </message>
    <message>
        <source>已请</source>
        <translation>asked</translation>
    </message>
    <message>
        <source>请这支队伍</source>
        <translation>Ask this team</translation>
    </message>
    <message>
        <source>请{t}</source>
        <translation>Ask {t}</translation>
    </message>
    <message>
        <source>记下了：请{t}去帮。请跟负责人说一声，帮完再记结果。</source>
        <translation>Kept: {t} is asked. Please tell its leader, and write down what came of it.</translation>
    </message>
    <message>
        <source>记下了：不请{t}了。</source>
        <translation>Kept: {t} is not asked.</translation>
    </message>
    <message>
        <source>改回还没有结果的了。</source>
        <translation>It is open again.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>退回一步</source>
        <translation>Go back one step</translation>
    </message>
    <message>
        <source>退过了，再往前一步</source>
        <translation>Forward again one step</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>经过（{n} 步，最近的在前）</source>
        <translation>What happened ({n} step|steps, the newest first)</translation>
    </message>
    <message>
        <source>看前面的 {n} 步</source>
        <translation>The {n} step|steps before</translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>家里的人</source>
        <translation>People</translation>
    </message>
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
        <translation>Not home　Alt+W</translation>
    </message>
    <message>
        <source>没人在家：记到访未遇</source>
        <translation>Not home: record it</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>更正这一户</source>
        <translation>Correct this household</translation>
    </message>
    <message>
        <source>{n} 口人</source>
        <translation>people: {n}</translation>
    </message>
    <message>
        <source>孩子 {b}</source>
        <translation>children: {b}</translation>
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
        <source>每一版、撤下…</source>
        <translation>Versions, withdraw…</translation>
    </message>
    <message>
        <source>看这一户改过的每一版，或者撤下</source>
        <translation>See every version of this household, or withdraw it</translation>
    </message>
    <message>
        <source>要查看、更正或删除…</source>
        <translation>To see, correct, delete…</translation>
    </message>
    <message>
        <source>居民请求：要查看、更正或删除自己的资料</source>
        <translation>Request: they want to see, correct or have deleted what is held</translation>
    </message>
    <message>
        <source>请人帮忙…</source>
        <translation>Ask for help…</translation>
    </message>
    <message>
        <source>登记求助：请队伍里的人来帮忙</source>
        <translation>Ask for help from a team</translation>
    </message>
    <message>
        <source>{n}（{p}）</source>
        <translation>{n} ({p})</translation>
    </message>
    <message>
        <source>包联：{w}</source>
        <translation>Paired with: {w}</translation>
    </message>
    <message>
        <source>{n}（代 {w}）</source>
        <translation>{n} (for {w})</translation>
    </message>
    <message>
        <source>{n} 电话 {p}</source>
        <translation>{n}, phone {p}</translation>
    </message>
    <message>
        <source>网格由 {p} 负责</source>
        <translation>Grid of {p}</translation>
    </message>
    <message>
        <source>{d} 交了告知卡</source>
        <translation>Notice card given {d}</translation>
    </message>
    <message>
        <source>没有交，改回去</source>
        <translation>Not given, undo</translation>
    </message>
    <message>
        <source>告知卡交到了</source>
        <translation>Notice card given</translation>
    </message>
    <message>
        <source>第一次上门时交给住户的卡片：记什么、谁看得到、怎样更正</source>
        <translation>The card handed over at the first visit: what is recorded, who sees it, how to correct it</translation>
    </message>
    <message>
        <source>印告知卡…</source>
        <translation>Print notice cards…</translation>
    </message>
    <message>
        <source>还没有交告知卡</source>
        <translation>No notice card yet</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开：{what}</source>
        <translation>Open: {what}</translation>
    </message>
    <message>
        <source>更正：{what}</source>
        <translation>Correct: {what}</translation>
    </message>
    <message>
        <source>{y} 年生</source>
        <translation>born {y}</translation>
    </message>
    <message>
        <source>需要：{n}</source>
        <translation>needs: {n}</translation>
    </message>
    <message>
        <source>（{d}前）</source>
        <translation> (by {d})</translation>
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
        <source>{n} 代</source>
        <translation>{n} stands in</translation>
    </message>
    <message>
        <source>补记 {n} 天</source>
        <translation>late entry {n} d</translation>
    </message>
    <message>
        <source>看全文、更正</source>
        <translation>Read, correct</translation>
    </message>
    <message>
        <source>看全文、更正 {day}的走访</source>
        <translation>Read or correct the visit of {day}</translation>
    </message>
    <message>
        <source>当场答复或办理：{t}</source>
        <translation>Answered or done on the spot: {t}</translation>
    </message>
</context>
<context>
    <name>HouseholdForm</name>
    <message>
        <source>接着填上次没填完的这一户。不要了就按“不保存，返回”。</source>
        <translation>Go on with the household not finished last time. If it is not wanted, press "Back without saving".</translation>
    </message>
    <message>
        <source>填写的内容还在这里，没有丢。</source>
        <translation>What you filled in is still here.</translation>
    </message>
    <message>
        <source>更正这一户</source>
        <translation>Correct this household</translation>
    </message>
    <message>
        <source>添加一户</source>
        <translation>Add a household</translation>
    </message>
    <message>
        <source>不登记身份证号、银行卡号和病情。14 岁以下的孩子只记人数，不记名字。</source>
        <translation>No ID numbers, no bank cards, no illnesses. Children under 14 are counted, not named.</translation>
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
        <source>还没有改任何一项。改好以后再保存，或者按 Esc 返回。</source>
        <translation>Nothing is changed yet. Change something and save, or press Esc to go back.</translation>
    </message>
    <message>
        <source>请写一句为什么改，或者点一个常用的原因</source>
        <translation>Say why in a few words, or pick a usual reason</translation>
    </message>
    <message>
        <source>这个电话有 {n} 位数字，是不是写错了？没错就再保存一次。</source>
        <translation>This phone has {n} digit|digits; is it right? If so, save once more.</translation>
    </message>
    <message>
        <source>已添加 {n} 一户。</source>
        <translation>Added: household {n}.</translation>
    </message>
    <message>
        <source>{n} 这一户已更正，原来的写法仍查得到。</source>
        <translation>The household of {n} is corrected; the earlier text can still be read.</translation>
    </message>
</context>
<context>
    <name>HouseholdForms</name>
    <message>
        <source>还没有网格，户要归到网格里。</source>
        <translation>There is no grid yet, and every household belongs to one.</translation>
    </message>
    <message>
        <source>请先添加网格。</source>
        <translation>Add a grid first.</translation>
    </message>
    <message>
        <source>去网格和人</source>
        <translation>To the grids</translation>
    </message>
</context>
<context>
    <name>HouseholdInputs</name>
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
        <source>没有写</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>居住状态(&amp;J)</source>
        <translation>Living here or away (&amp;J)</translation>
    </message>
    <message>
        <source>为什么改</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>例如：搬到儿子家住了；电话换了</source>
        <translation>For example: moved to the son’s; new telephone</translation>
    </message>
    <message>
        <source>情况变了</source>
        <translation>Things have changed</translation>
    </message>
    <message>
        <source>当初记错了</source>
        <translation>It was written wrong</translation>
    </message>
    <message>
        <source>漏写了</source>
        <translation>Something was left out</translation>
    </message>
    <message>
        <source>居民要求更正</source>
        <translation>The resident asked for it</translation>
    </message>
    <message>
        <source>为什么改(&amp;Y) *</source>
        <translation>Wh&amp;y *</translation>
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
        <source>14 岁以下的孩子（只记人数）</source>
        <translation>Children under 14 (numbers only)</translation>
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
        <translation>+ Not found: Enter adds "{t}" to the book</translation>
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
        <source>名册导入…</source>
        <translation>Import a roster…</translation>
    </message>
    <message>
        <source>从表格导入户册</source>
        <translation>Import households from a sheet</translation>
    </message>
    <message>
        <source>户册</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>到“找一户”的格子里</source>
        <translation>To the box "Find a household"</translation>
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
        <source>添加第一户</source>
        <translation>Add the first household</translation>
    </message>
    <message>
        <source>从 Excel 表导入…</source>
        <translation>Import from Excel…</translation>
    </message>
    <message>
        <source>户册里还没有人家。村里有现成的表就导入，没有就先添加一户。</source>
        <translation>The book is empty. Import the village's sheet if there is one, else add a household.</translation>
    </message>
    <message>
        <source>没有找到“{text}”，换个字试试，或者添加一户。</source>
        <translation>Nothing found for "{text}". Try another word, or add a household.</translation>
    </message>
    <message>
        <source>找到 {n} 户</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>共 {n} 户</source>
        <translation>{n} household|households</translation>
    </message>
    <message>
        <source>未访</source>
        <translation>never</translation>
    </message>
    <message>
        <source>{ago}未遇</source>
        <translation>{ago}, nobody home</translation>
    </message>
    <message>
        <source>（无户主名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>{name}：今天到访未遇，记好了。</source>
        <translation>{name}: not home today, recorded.</translation>
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
        <translation>Drag bundles (.gwb) or a whole folder here, many at once</translation>
    </message>
    <message>
        <source>收到的数据包</source>
        <translation>Bundles received</translation>
    </message>
    <message>
        <source>收件箱是空的。网格员的 U 盘插上后，选里面的文件夹就行。
还没有网格员？先到“网格和人”里添加网格，再到“设备”里发邀请。</source>
        <translation>The inbox is empty. Plug in a grid worker's stick and choose its folder.
No grid workers yet? Add grids under "Grids", then write invites under "Devices".</translation>
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
        <translation>&amp;Merge {n} file|files</translation>
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
        <source>去回复…</source>
        <translation>Answer it…</translation>
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
        <source>去定这些冲突</source>
        <translation>Decide the clashes</translation>
    </message>
    <message>
        <source>看没有采用的</source>
        <translation>See what is not used</translation>
    </message>
    <message>
        <source>去做回复包</source>
        <translation>Write the answers</translation>
    </message>
    <message>
        <source>合并了 {f} 个文件：新的 {n} 条，以前就有的 {a} 条。</source>
        <translation>Files merged: {f}. New records: {n}, already here: {a}.</translation>
    </message>
    <message>
        <source>收下附件 {n} 个。</source>
        <translation>Attachments taken in: {n}.</translation>
    </message>
    <message>
        <source>其中更正 {n} 处。</source>
        <translation>Corrections among them: {n}.</translation>
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
        <translation>Next: write their answers under "Devices".</translation>
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
        <source>诉求办理 {n} 步</source>
        <translation>steps of demands: {n}</translation>
    </message>
    <message>
        <source>户册 {n} 条</source>
        <translation>households: {n}</translation>
    </message>
    <message>
        <source>更正 {n} 处</source>
        <translation>corrections: {n}</translation>
    </message>
    <message>
        <source>附件 {n} 个</source>
        <translation>attachments: {n}</translation>
    </message>
    <message>
        <source>没有走访和诉求，只有户册、回执等 {n} 条</source>
        <translation>no visits or demands, only households, receipts and the like: {n}</translation>
    </message>
    <message>
        <source>{purpose}　第 {n} 包</source>
        <translation>{purpose}　no. {n}</translation>
    </message>
    <message>
        <source>{what}（第 {i} 个文件，共 {n} 个，先后不论）</source>
        <translation>{what} (file {i} of {n}, in any order)</translation>
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
        <translation>One number with two different records: {n} time|times. An old backup may have been used; ask the sender.</translation>
    </message>
    <message>
        <source>缺号：{s}。请对方补送。</source>
        <translation>Missing numbers: {s}. Ask for them.</translation>
    </message>
</context>
<context>
    <name>IntakeBar</name>
    <message>
        <source>受理　Ctrl+Enter</source>
        <translation>Take in　Ctrl+Enter</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>先放着　Esc</source>
        <translation>Put aside　Esc</translation>
    </message>
    <message>
        <source>先放着，回到列表</source>
        <translation>Put aside, back to the list</translation>
    </message>
    <message>
        <source>不要这件</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>这件诉求要扔进回收站吗？</source>
        <translation>Throw this request into the bin?</translation>
    </message>
</context>
<context>
    <name>IntakeCard</name>
    <message>
        <source>打开办理</source>
        <translation>Open and act</translation>
    </message>
    <message>
        <source>打开这件诉求，看办到哪一步、下一步怎么办</source>
        <translation>Open this demand: how far it is and what comes next</translation>
    </message>
</context>
<context>
    <name>IntakeDrafts</name>
    <message>
        <source>接着写没写完的（{n} 件）</source>
        <translation>Go on with the unfinished ({n})</translation>
    </message>
    <message>
        <source>没写完的诉求（{t}）已经取回，接着写就行。</source>
        <translation>The unfinished demand ({t}) is back; just go on.</translation>
    </message>
    <message>
        <source>再来一件，按 Ctrl+N。</source>
        <translation>For another, press Ctrl+N.</translation>
    </message>
</context>
<context>
    <name>IntakeFilter</name>
    <message>
        <source>内容、编号、地点</source>
        <translation>Words, number, place</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>还没有了结</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>找(&amp;F)</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>状态(&amp;S)</source>
        <translation>&amp;State</translation>
    </message>
    <message>
        <source>来源(&amp;B)</source>
        <translation>Source (&amp;B)</translation>
    </message>
    <message>
        <source>网格(&amp;G)</source>
        <translation>&amp;Grid</translation>
    </message>
    <message>
        <source>（选定的）</source>
        <translation>(chosen)</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>照片和文件(&amp;P)</source>
        <translation>Attached (&amp;P)</translation>
    </message>
    <message>
        <source>受理一件诉求</source>
        <translation>Take in a demand</translation>
    </message>
    <message>
        <source>写的内容还在窗口里，请先不要关窗口。</source>
        <translation>What you wrote is still in the window; do not close it yet.</translation>
    </message>
    <message>
        <source>当场答复了什么还没有写。写一句，或者去掉那个勾。</source>
        <translation>What was answered is missing. Write a line, or untick the box.</translation>
    </message>
    <message>
        <source>已记下 1 件诉求，当场已经答复；没有记是谁反映的。</source>
        <translation>One demand recorded, answered on the spot; who raised it was not recorded.</translation>
    </message>
    <message>
        <source>已记下 1 件诉求，当场已经答复。</source>
        <translation>One demand recorded, answered on the spot.</translation>
    </message>
    <message>
        <source>已受理 1 件诉求，状态是“已搜集”，下一步由办公室立项；没有记是谁反映的。</source>
        <translation>One demand taken in; its state is "Collected". Next, the office registers it. Who raised it was not recorded.</translation>
    </message>
    <message>
        <source>已受理 1 件诉求，状态是“已搜集”，下一步由办公室立项。</source>
        <translation>One demand taken in; its state is "Collected". Next, the office registers it.</translation>
    </message>
    <message>
        <source>没有保存成诉求，写的内容还在，也会存成草稿。</source>
        <translation>It was not saved as a demand; what you wrote is here and is kept as a draft.</translation>
    </message>
</context>
<context>
    <name>IntakeInputs</name>
    <message>
        <source>怎么来的</source>
        <translation>How it came</translation>
    </message>
    <message>
        <source>反映的户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>由镇里办，不归哪个网格</source>
        <translation>For the town, of no grid</translation>
    </message>
    <message>
        <source>不在户册里的人才写</source>
        <translation>Only for people not in the book</translation>
    </message>
    <message>
        <source>好回话的电话</source>
        <translation>A phone to answer to</translation>
    </message>
    <message>
        <source>例如 村口石桥、卫生室门前</source>
        <translation>For example: the bridge at the village entrance</translation>
    </message>
    <message>
        <source>怎么来的(&amp;Y) *</source>
        <translation>Source (&amp;Y) *</translation>
    </message>
    <message>
        <source>反映的户(&amp;H)　不是哪一户的事就空着</source>
        <translation>&amp;Household　leave empty if of none</translation>
    </message>
    <message>
        <source>属于哪个网格(&amp;W)</source>
        <translation>Which grid (&amp;W)</translation>
    </message>
    <message>
        <source>反映人(&amp;R)</source>
        <translation>&amp;Raised by</translation>
    </message>
    <message>
        <source>联系电话(&amp;L)</source>
        <translation>Phone (&amp;L)</translation>
    </message>
    <message>
        <source>地点(&amp;D)</source>
        <translation>Place (&amp;D)</translation>
    </message>
    <message>
        <source>不愿留名：是谁反映的、哪一户、什么电话，都不记，草稿里也不留。请只写事情本身。</source>
        <translation>No name wanted: who, which household and what phone are not recorded, not even in the draft. Write the matter only.</translation>
    </message>
    <message>
        <source>跟着这一户走</source>
        <translation>As the household</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>没写完的…</source>
        <translation>Unfinished…</translation>
    </message>
    <message>
        <source>没写完的，也在这里收同事交来的</source>
        <translation>Unfinished ones; what a colleague handed over is taken in here too</translation>
    </message>
    <message>
        <source>看全部诉求</source>
        <translation>Show all demands</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>找诉求</source>
        <translation>Find a demand</translation>
    </message>
    <message>
        <source>在左边选一件，这里显示内容和办到了哪一步。</source>
        <translation>Choose one on the left; here you see it and how far it is.</translation>
    </message>
    <message>
        <source>全部诉求</source>
        <translation>All demands</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} demand|demands</translation>
    </message>
    <message>
        <source>{n} 件，{span}来的</source>
        <translation>{n} demand|demands, from {span}</translation>
    </message>
    <message>
        <source>{n} 件：{what}</source>
        <translation>{n} demand|demands: {what}</translation>
    </message>
    <message>
        <source>{n} 件，就是点开的那个数</source>
        <translation>{n} demand|demands: the number that was opened</translation>
    </message>
    <message>
        <source>还没有诉求。有人来访、来电，就按 Ctrl+N 受理一件；走访时记的诉求也会列在这里。</source>
        <translation>No demands yet. When somebody comes or calls, press Ctrl+N; demands of visits stand here too.</translation>
    </message>
    <message>
        <source>这些条件下没有诉求。把条件放宽些试试。</source>
        <translation>No demands like that. Widen the filters.</translation>
    </message>
    <message>
        <source>{state}　{age}</source>
        <translation>{state}　{age}</translation>
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
        <source>名单里还没有电脑的人：</source>
        <translation>On the list, without a computer:</translation>
    </message>
    <message>
        <source>发出去、还没有用的邀请：</source>
        <translation>Invites not used yet:</translation>
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
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>村（社区）的电脑只收到本村网格的记录</source>
        <translation>A village computer receives the records of its own grids only</translation>
    </message>
    <message>
        <source>村（社区）(&amp;C) *</source>
        <translation>Village (&amp;C) *</translation>
    </message>
    <message>
        <source>区（县）的电脑只收到上报给它的诉求和办理经过，看不到户册和走访。</source>
        <translation>A county's computer gets the demands passed up to it and their steps. It sees neither households nor visits.</translation>
    </message>
    <message>
        <source>还没有网格。先添加第一个网格，才能邀请网格员。</source>
        <translation>There is no grid yet. Add the first to invite grid workers.</translation>
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
        <source>邀请名单里的 {n}</source>
        <translation>Invite {n} of the list</translation>
    </message>
    <message>
        <source>（全镇的网格）</source>
        <translation>(all grids of the town)</translation>
    </message>
    <message>
        <source>编号 {code}　{about}</source>
        <translation>{code}　{about}</translation>
    </message>
    <message>
        <source>还有 {n} 份更早的。</source>
        <translation>{n} earlier one|ones.</translation>
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
        <source>请选是哪个村（社区）的电脑。</source>
        <translation>Choose the village that the computer is for.</translation>
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
        <source>交给本人，告诉他编号 {code}。他交回申请文件后，到“核准”里输入他念的 24 个数字。</source>
        <translation>Hand it to them and tell them the code {code}. When their request comes back, type the 24 digits they read out under "Approve".</translation>
    </message>
</context>
<context>
    <name>JoinStart</name>
    <message>
        <source>先定一个口令</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>口令锁住这台电脑里的全部日记。请自己记牢：加入办公室以后忘了口令，办公室能帮您打开日记；私人体会只有这个口令能开，谁也找不回。</source>
        <translation>The passphrase locks the whole diary on this computer. Remember it well: once you have joined, the office can help if you forget it; the private reflections open with this passphrase only, and nobody can bring them back.</translation>
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
        <source>加入办公室</source>
        <translation>Join the office</translation>
    </message>
    <message>
        <source>加入以后，办公室能收到您送出的记录；不加入也可以先记日记。</source>
        <translation>Once you have joined, the office can take in what you send; you can keep the diary without joining as well.</translation>
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
        <source>{office} 邀请 {name} 加入，身份：{role}</source>
        <translation>{office} invites {name} to join. Role: {role}</translation>
    </message>
    <message>
        <source>{office} 邀请 {name} 加入，身份：{role}，网格：{grid}</source>
        <translation>{office} invites {name} to join. Role: {role}. Grid: {grid}</translation>
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
        <source>③ 办公室给您一个回复文件，名字以“回复-{code}”开头，拿到后在这里打开。</source>
        <translation>③ The office gives you an answer file with {code} in its name; open it here.</translation>
    </message>
    <message>
        <source>换一个邀请，重新申请…</source>
        <translation>Take another invite, ask again…</translation>
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
        <source>开始工作</source>
        <translation>Begin work</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>上次改到一半的（{t}）已经取回，接着改就行。</source>
        <translation>The correction begun at {t} is back; just go on.</translation>
    </message>
    <message>
        <source>上次改到一半的（{t}）已经取回。那以后这条记录在别处改了 {n} 项，两种写法都留着：</source>
        <translation>Your half-made correction ({t}) is back. Since then fields of this record changed elsewhere: {n}. Both versions are kept:</translation>
    </message>
    <message>
        <source>{field}，记录里现在是“{now}”，您写的是“{typed}”</source>
        <translation>{field}: the record now says "{now}", you wrote "{typed}"</translation>
    </message>
    <message>
        <source>不动就用您写的，原来的仍查得到。</source>
        <translation>Leave it and yours is used; what was there before can still be looked up.</translation>
    </message>
    <message>
        <source>这几项用记录里现在的</source>
        <translation>Use what the record says now</translation>
    </message>
</context>
<context>
    <name>KeptForm</name>
    <message>
        <source>写的内容还在窗口里，请先不要关窗口。</source>
        <translation>What you wrote is still in the window; do not close it yet.</translation>
    </message>
    <message>
        <source>{w}　Ctrl+Enter</source>
        <translation>{w}　Ctrl+Enter</translation>
    </message>
    <message>
        <source>{w}　Esc</source>
        <translation>{w}　Esc</translation>
    </message>
    <message>
        <source>写的内容还在窗口里，也存了草稿。</source>
        <translation>What you wrote is still in the window and kept as a draft.</translation>
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
        <translation>Month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>Year</translation>
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
        <translation>Excel</translation>
    </message>
    <message>
        <source>方式(&amp;S)</source>
        <translation>How (&amp;S)</translation>
    </message>
    <message>
        <source>时间(&amp;T)</source>
        <translation>&amp;Time</translation>
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
        <source>见面情况(&amp;J)</source>
        <translation>Met (&amp;J)</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>见面情况</source>
        <translation>Met</translation>
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
        <translation>{n} visit|visits</translation>
    </message>
    <message>
        <source>{n} 次走访以上，还在数…</source>
        <translation>more than {n} visits, still counting…</translation>
    </message>
    <message>
        <source>这些条件下没有走访。把时间放宽，或者先到“合并”里收数据包。</source>
        <translation>No visits like that. Take a longer time, or merge bundles first under "Merge".</translation>
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
        <source>走访台账-{d}.pdf</source>
        <translation>visit-ledger-{d}.pdf</translation>
    </message>
    <message>
        <source>台账写好了：{n} 行，户主姓名已脱敏。</source>
        <translation>The ledger is written: {n} row|rows, names masked.</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>清单和公示</source>
        <translation>Lists, notices</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>办理情况</source>
        <translation>Figures</translation>
    </message>
</context>
<context>
    <name>ListsView</name>
    <message>
        <source>哪一个清单</source>
        <translation>Which list</translation>
    </message>
    <message>
        <source>问题清单</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>任务清单</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>效果清单</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>诉求台账</source>
        <translation>Demand ledger</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>这段时间里没有立项的诉求。把时间放宽，或者先到“诉求”里立项。</source>
        <translation>No demand was registered in this time. Choose a longer time, or register demands first.</translation>
    </message>
    <message>
        <source>正在做清单</source>
        <translation>Making the lists</translation>
    </message>
    <message>
        <source>{list}-{d}.{suffix}</source>
        <translation>{list}-{d}.{suffix}</translation>
    </message>
    <message>
        <source>三个清单</source>
        <translation>Three lists</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to save</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>没有留下半个文件。</source>
        <translation>No half file was left.</translation>
    </message>
    <message>
        <source>写好了，共 {n} 行；姓名已脱敏，号码已略去。</source>
        <translation>Written, {n} row|rows; names are masked, numbers left out.</translation>
    </message>
    <message>
        <source>三个清单各一页，在同一个文件里。</source>
        <translation>The three lists stand in one file, each on a sheet of its own.</translation>
    </message>
</context>
<context>
    <name>LockPart</name>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>多久没人动就锁上</source>
        <translation>Lock when untouched for</translation>
    </message>
    <message>
        <source>现在锁上　F9</source>
        <translation>Lock now　F9</translation>
    </message>
    <message>
        <source>现在锁上</source>
        <translation>Lock now</translation>
    </message>
    <message>
        <source>写到一半的都会先存好，正在做的事接着做；开锁以后一切照旧。</source>
        <translation>What is half written is kept first, and work under way goes on; unlocked, everything is as it was.</translation>
    </message>
    <message>
        <source>有人凑过来看，按 F8，屏幕马上遮住；再按一次接着看，不用口令。</source>
        <translation>When somebody looks over, F8 covers the screen at once; press it again to go on, without a passphrase.</translation>
    </message>
    <message>
        <source>离开时锁上</source>
        <translation>Locked while you are away</translation>
    </message>
    <message>
        <source>多久没人动就锁上(&amp;M)</source>
        <translation>Lock when untouched for (&amp;M)</translation>
    </message>
    <message>
        <source>好的：{n} 分钟没人动，就自己锁上。</source>
        <translation>It locks by itself when nobody has touched it for {n} minutes.</translation>
    </message>
    <message>
        <source>锁上以后，输几位数字就能开锁，不用每次输口令。它只开已经打开又锁上的窗口：关掉程序或关机以后，还是要输口令；输错 {n} 次，也要输口令。</source>
        <translation>A few digits unlock the screen instead of the passphrase. They open a locked window only: after the program was closed, and after {n} wrong codes, the passphrase is asked for.</translation>
    </message>
    <message>
        <source>开锁码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>定一个开锁码(&amp;N)</source>
        <translation>A code to unlock (&amp;N)</translation>
    </message>
    <message>
        <source>定好开锁码</source>
        <translation>Use this code</translation>
    </message>
    <message>
        <source>换成这个</source>
        <translation>Use this one instead</translation>
    </message>
    <message>
        <source>不用开锁码了</source>
        <translation>No code any more</translation>
    </message>
    <message>
        <source>开锁码定好了。</source>
        <translation>The code is set.</translation>
    </message>
    <message>
        <source>按 F9 锁上试一试。</source>
        <translation>Press F9 and try it.</translation>
    </message>
    <message>
        <source>开锁码没有变。</source>
        <translation>The code has not changed.</translation>
    </message>
    <message>
        <source>开锁码取消了，锁上以后用口令开。</source>
        <translation>There is no code any more; the passphrase unlocks.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>开锁码，或口令(&amp;K)</source>
        <translation>Code or passphrase (&amp;K)</translation>
    </message>
    <message>
        <source>口令(&amp;K)</source>
        <translation>Passphrase (&amp;K)</translation>
    </message>
    <message>
        <source>开锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>不是我：关上这个档案，换一个人…</source>
        <translation>Not me: close this profile, somebody else…</translation>
    </message>
    <message>
        <source>写到一半的都在，开锁以后接着写。</source>
        <translation>What was half written is still there; unlock and go on.</translation>
    </message>
    <message>
        <source>写到一半的都在，正在做的事接着做，开锁以后就能看到。</source>
        <translation>What was half written is still there, and the work under way goes on; you will see it when you unlock.</translation>
    </message>
    <message>
        <source>锁上了</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>这是演示档案，口令是：{p}</source>
        <translation>This is a demo profile; its passphrase is: {p}</translation>
    </message>
    <message>
        <source>替我填上，开锁</source>
        <translation>Fill it in for me and unlock</translation>
    </message>
    <message>
        <source>写到一半的没能存上，还在窗口里，先不要关。</source>
        <translation>What was half written could not be kept. It is still in the window: do not close it yet.</translation>
    </message>
    <message>
        <source>开锁码错了太多次，这一回请输口令。</source>
        <translation>Too many wrong codes: this time the passphrase, please.</translation>
    </message>
    <message>
        <source>开锁码不对，请再输一遍。</source>
        <translation>Wrong code, please type it again.</translation>
    </message>
    <message>
        <source>口令不对，请再输一遍（注意大小写和输入法）。</source>
        <translation>Wrong passphrase, please type it again (mind capitals and the input method).</translation>
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
        <source>有人在旁边，先遮一下；再按一次接着看</source>
        <translation>Somebody is looking: cover the screen; again, and it goes on</translation>
    </message>
    <message>
        <source>锁上屏幕</source>
        <translation>Lock the screen</translation>
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
    <message>
        <source>还有一件事没做完，做完窗口就自动关上。</source>
        <translation>Something is still under way; the window closes by itself when it is done.</translation>
    </message>
    <message>
        <source>现在就要关，请再关一次：那件事会停下来，不会留下半截。</source>
        <translation>To close it now, close once more: it stops, and nothing is left half done.</translation>
    </message>
</context>
<context>
    <name>MaskedPhone</name>
    <message>
        <source>电话 {p}</source>
        <translation>Phone {p}</translation>
    </message>
    <message>
        <source>显示电话</source>
        <translation>Show the number</translation>
    </message>
    <message>
        <source>为什么看，例如：约上门时间</source>
        <translation>Why? E.g. to arrange a visit</translation>
    </message>
    <message>
        <source>看电话做什么</source>
        <translation>Why the number is wanted</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>显示电话，并记下为什么看</source>
        <translation>Show the number, and note why</translation>
    </message>
    <message>
        <source>不看了</source>
        <translation>Never mind</translation>
    </message>
    <message>
        <source>会记下谁在什么时候为什么看的，不记号码；一分钟后自动收起。</source>
        <translation>Who looked, when and why is noted, not the number; it hides after a minute.</translation>
    </message>
    <message>
        <source>收起电话</source>
        <translation>Hide the number</translation>
    </message>
    <message>
        <source>{n} 秒后自动收起。</source>
        <translation>Hides by itself in {n} s.</translation>
    </message>
</context>
<context>
    <name>MatterActions</name>
    <message>
        <source>下一步里的第 {n} 个</source>
        <translation>Number {n} of what can be done</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>这一件现在由{name}经办，已经申请接过来。</source>
        <translation>{name} has this one in hand now; it has been asked for.</translation>
    </message>
    <message>
        <source>这一件现在由{name}经办。</source>
        <translation>{name} has this one in hand now.</translation>
    </message>
    <message>
        <source>申请接过来</source>
        <translation>Ask for it</translation>
    </message>
    <message>
        <source>这台电脑现在没有可以办的。</source>
        <translation>There is nothing to do on this computer now.</translation>
    </message>
    <message>
        <source>别的办法（{n}）</source>
        <translation>Other steps ({n})</translation>
    </message>
    <message>
        <source>现在还不能办的（{n}）</source>
        <translation>Not possible yet ({n})</translation>
    </message>
    <message>
        <source>{level}的{name}</source>
        <translation>{name} ({level})</translation>
    </message>
    <message>
        <source>{name}：{why}</source>
        <translation>{name}: {why}</translation>
    </message>
</context>
<context>
    <name>MatterFacts</name>
    <message>
        <source>承办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>交办要求</source>
        <translation>The task</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
</context>
<context>
    <name>MatterHead</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>办到哪一步</source>
        <translation>How far it is</translation>
    </message>
</context>
<context>
    <name>MatterLevels</name>
    <message>
        <source>三级知晓</source>
        <translation>Who knows of it</translation>
    </message>
    <message>
        <source>用时：{parts}</source>
        <translation>Time taken: {parts}</translation>
    </message>
    <message>
        <source>○ {level}：还不知道</source>
        <translation>○ {level}: does not know yet</translation>
    </message>
    <message>
        <source>● {level}：{who} {when}</source>
        <translation>● {level}: {who}, {when}</translation>
    </message>
    <message>
        <source>● {level}：{who} {when}，有回执</source>
        <translation>● {level}: {who}, {when}, by receipt</translation>
    </message>
    <message>
        <source>{level} {n} 个工作日</source>
        <translation>{level} {n} working day|days</translation>
    </message>
    <message>
        <source>{level} {n} 个工作日（现在在这一级）</source>
        <translation>{level} {n} working day|days (it is there now)</translation>
    </message>
    <message>
        <source>{level}预计 {n} 个工作日</source>
        <translation>{level} about {n} working day|days</translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>这一件现在由{name}经办，已经申请接过来。</source>
        <translation>{name} has this one in hand now; it has been asked for.</translation>
    </message>
    <message>
        <source>可以接着办：那边的电脑收到数据包就会交过来，写的随之生效。</source>
        <translation>You can go on: the other PC hands it over when it gets your file, and what you write counts from then on.</translation>
    </message>
    <message>
        <source>这一步现在办不了。写了的还在“没写完的”里。</source>
        <translation>This step cannot be taken now. What was typed is still among the unfinished ones.</translation>
    </message>
</context>
<context>
    <name>MatterPapers</name>
    <message>
        <source>打印单子</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>单子上的姓名打了星号，不印电话。</source>
        <translation>Names on the papers are masked with stars; phone numbers are not printed.</translation>
    </message>
    <message>
        <source>哪一种单子</source>
        <translation>Which paper</translation>
    </message>
    <message>
        <source>{name}-{n}.pdf</source>
        <translation>{name}-{n}.pdf</translation>
    </message>
</context>
<context>
    <name>MatterStrip</name>
    <message>
        <source>选中那件的第 {n} 个下一步</source>
        <translation>Step {n} for the one that is picked</translation>
    </message>
    <message>
        <source>打开　Enter</source>
        <translation>Open　Enter</translation>
    </message>
    <message>
        <source>打开这一件</source>
        <translation>Open this one</translation>
    </message>
    <message>
        <source>成批{name}（{n} 件）　Ctrl+B</source>
        <translation>{name} all {n}　Ctrl+B</translation>
    </message>
    <message>
        <source>去掉勾</source>
        <translation>Untick</translation>
    </message>
</context>
<context>
    <name>MattersPage</name>
    <message>
        <source>诉求的各个清单</source>
        <translation>Lists of demands</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>全部诉求</source>
        <translation>All demands</translation>
    </message>
    <message>
        <source>会议簿</source>
        <translation>Meeting book</translation>
    </message>
    <message>
        <source>交办台</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>{list}：{n} 件</source>
        <translation>{list}: {n}</translation>
    </message>
    <message>
        <source>这个单位手上没有诉求。</source>
        <translation>This unit has no open demand.</translation>
    </message>
    <message>
        <source>已勾上</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>已记下：{name}。</source>
        <translation>Noted: {name}.</translation>
    </message>
</context>
<context>
    <name>MeetingList</name>
    <message>
        <source>记一次会</source>
        <translation>Write down a meeting</translation>
    </message>
    <message>
        <source>会议簿还是空的。要开党群议事会、听证会的诉求，开完会记在这里，才能往下交办。</source>
        <translation>The meeting book is empty. Demands that need a council or a hearing go on once their meeting is written down here.</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>记一次会(&amp;N)</source>
        <translation>Write down a meeti&amp;ng</translation>
    </message>
    <message>
        <source>共 {n} 次</source>
        <translation>{n} meeting|meetings</translation>
    </message>
    <message>
        <source>决定还没有公开</source>
        <translation>Not made public yet</translation>
    </message>
    <message>
        <source>{n} 件等记决定</source>
        <translation>{n} to be decided</translation>
    </message>
    <message>
        <source>✓ 已公开</source>
        <translation>✓ Made public</translation>
    </message>
    <message>
        <source>{d}　{k}</source>
        <translation>{d}　{k}</translation>
    </message>
    <message>
        <source>{p}　应到 {a} 人，实到 {b} 人</source>
        <translation>{p}　{b} of {a} came</translation>
    </message>
</context>
<context>
    <name>MeetingView</name>
    <message>
        <source>会议记录上留着签字的地方；居民姓名打了星号，不印电话。</source>
        <translation>The record leaves room to sign; names of residents are masked, and no phone number is printed.</translation>
    </message>
    <message>
        <source>打印会议记录</source>
        <translation>Print the record</translation>
    </message>
    <message>
        <source>到会 {n}%</source>
        <translation>{n}% came</translation>
    </message>
    <message>
        <source>{n} 件还没有记决定</source>
        <translation>{n} decision|decisions to be written</translation>
    </message>
    <message>
        <source>✓ 决定 {d} 公开</source>
        <translation>✓ Made public {d}</translation>
    </message>
    <message>
        <source>决定还没有公开</source>
        <translation>Not made public yet</translation>
    </message>
    <message>
        <source>{d}　{k}</source>
        <translation>{d}　{k}</translation>
    </message>
    <message>
        <source>应到 {a} 人，实到 {b} 人</source>
        <translation>{b} of {a} came</translation>
    </message>
    <message>
        <source>主持 {h}，记录 {r}</source>
        <translation>Led by {h}, written down by {r}</translation>
    </message>
    <message>
        <source>动议来源：{s}</source>
        <translation>Motion: {s}</translation>
    </message>
    <message>
        <source>决定公开了…</source>
        <translation>Made public…</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>⚠ 这个决定没有采用，打开诉求看原因。</source>
        <translation>⚠ This decision was not taken; open the demand to see why.</translation>
    </message>
    <message>
        <source>打开诉求</source>
        <translation>Open the demand</translation>
    </message>
    <message>
        <source>打开 {n}</source>
        <translation>Open {n}</translation>
    </message>
    <message>
        <source>改决定…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>记决定…</source>
        <translation>Decision…</translation>
    </message>
    <message>
        <source>{n}：记决定</source>
        <translation>{n}: write the decision</translation>
    </message>
    <message>
        <source>{k}记录-{d}.pdf</source>
        <translation>{k} record-{d}.pdf</translation>
    </message>
    <message>
        <source>其他议题</source>
        <translation>Other topics</translation>
    </message>
    <message>
        <source>（已按居民请求删除）</source>
        <translation>(deleted on request)</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>会议簿</source>
        <translation>Meeting book</translation>
    </message>
    <message>
        <source>难事先过会。决定写进诉求，跟着诉求走。</source>
        <translation>Hard matters first go to a meeting. The decision is a step of the demand and travels with it.</translation>
    </message>
    <message>
        <source>返回诉求</source>
        <translation>Back to demands</translation>
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
        <source>更正 {n} 处</source>
        <translation>corrections: {n}</translation>
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
        <translation>Undone: {n} record|records no longer in effect, to be restored any time.</translation>
    </message>
    <message>
        <source>已恢复：{n} 条重新采用。</source>
        <translation>Restored: {n} record|records in effect again.</translation>
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
        <translation>Visits by month</translation>
    </message>
</context>
<context>
    <name>MonthsView</name>
    <message>
        <source>期限由办公室自己定；除了以前的备份，程序不会自己删。定好以后按“看看有哪些”，看清楚再清理；清理的是写的话、照片和文件，记录还算在统计里。</source>
        <translation>The office chooses; but for older backups the program removes nothing by itself. Choose, press "See what is past", look, then clear. Words, pictures and files go; records go on counting.</translation>
    </message>
    <message>
        <source>走访、诉求和户册里的文字保存多久，由办公室定。这里只管这台电脑上的备份和查看记录。</source>
        <translation>How long the words of visits, demands and households are kept is for the office to choose. Here: backups and the log on this computer.</translation>
    </message>
    <message>
        <source>看看有哪些</source>
        <translation>See what is past</translation>
    </message>
    <message>
        <source>{what}：看看有哪些过了期限</source>
        <translation>{what}: see what is past</translation>
    </message>
    <message>
        <source>清理</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>一直保存</source>
        <translation>For ever</translation>
    </message>
    <message>
        <source>{n} 个月（建议）</source>
        <translation>Months: {n} (proposed)</translation>
    </message>
    <message>
        <source>{n} 个月</source>
        <translation>Months: {n}</translation>
    </message>
    <message>
        <source>清理这 {n} 条</source>
        <translation>Clear {n}</translation>
    </message>
    <message>
        <source>真的清理这 {n} 条，找不回来</source>
        <translation>Really clear these {n}, for good</translation>
    </message>
    <message>
        <source>现在是一直保存，没有要清理的。</source>
        <translation>Kept for ever now: nothing to clear.</translation>
    </message>
    <message>
        <source>{d}以前的没有了。</source>
        <translation>Nothing from before {d}.</translation>
    </message>
    <message>
        <source>{d}以前的有 {n} 条。</source>
        <translation>{n} from before {d}.</translation>
    </message>
    <message>
        <source>最早的几条：{list}。</source>
        <translation>The oldest: {list}.</translation>
    </message>
    <message>
        <source>正在清理</source>
        <translation>Clearing</translation>
    </message>
    <message>
        <source>清理了 {n} 条。</source>
        <translation>{n} cleared.</translation>
    </message>
    <message>
        <source>记录还算在统计里。网格员的电脑收了下一份回复包，也会清掉。</source>
        <translation>The records still count. The laptops clear the words too, with the next answer they take in.</translation>
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
        <source>这台电脑的口令忘了，谁也帮不了：请写在纸上封好，锁进单位的保险柜。</source>
        <translation>If the passphrase of this computer is forgotten, nobody can help: write it on paper, seal it, and lock it in the office safe.</translation>
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
    <name>NotTakenView</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>收到了、没有采用的</source>
        <translation>Received, not in effect</translation>
    </message>
    <message>
        <source>收到的都采用了。以后有不能采用的，会列在这里，原文一直留着。</source>
        <translation>All that was received is in effect. What cannot be will stand here; the originals are always kept.</translation>
    </message>
    <message>
        <source>{n} 条收到了、没有采用。一条也不会删。</source>
        <translation>Received and not in effect: {n}. None is deleted.</translation>
    </message>
    <message>
        <source>{n} 条收到了、没有采用，其中 {w} 条会自己采用。一条也不会删。</source>
        <translation>{n} received and not in effect, {w} of them will be by themselves. None is deleted.</translation>
    </message>
    <message>
        <source>一条记录</source>
        <translation>A record</translation>
    </message>
    <message>
        <source>（不在名册里的人）</source>
        <translation>(somebody not in the book)</translation>
    </message>
    <message>
        <source>⏳ 等着</source>
        <translation>⏳ Waiting</translation>
    </message>
    <message>
        <source>⚠ 要看</source>
        <translation>⚠ Look</translation>
    </message>
    <message>
        <source>{what}　{who}</source>
        <translation>{what}　{who}</translation>
    </message>
    <message>
        <source>{name}的电脑，第 {n} 条</source>
        <translation>Computer of {name}, record {n}</translation>
    </message>
    <message>
        <source>{when}　{number}</source>
        <translation>{when}　{number}</translation>
    </message>
    <message>
        <source>打开这一条</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>当时写的：</source>
        <translation>What was written:</translation>
    </message>
    <message>
        <source>重新看了 {n} 条：采用了 {taken} 条，还有 {left} 条不能采用。</source>
        <translation>Looked at {n} again: {taken} are in effect now, {left} cannot be.</translation>
    </message>
    <message>
        <source>{n} 条：{reason}</source>
        <translation>{n}: {reason}</translation>
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
    <message>
        <source>看说明</source>
        <translation>See the manual</translation>
    </message>
</context>
<context>
    <name>NoticeCardsPage</name>
    <message>
        <source>不填就留一条横线，印好再写</source>
        <translation>Empty: a line to write on</translation>
    </message>
    <message>
        <source>办公室的电话，不填就留一条横线</source>
        <translation>The office's phone; empty: a line</translation>
    </message>
    <message>
        <source>{n} 张，{m} 份</source>
        <translation>{n} sheet|sheets, {m} card|cards</translation>
    </message>
    <message>
        <source>打印机(&amp;P)</source>
        <translation>&amp;Printer</translation>
    </message>
    <message>
        <source>存成 PDF(&amp;S)…</source>
        <translation>&amp;Save as PDF…</translation>
    </message>
    <message>
        <source>打印(&amp;O)</source>
        <translation>Print (&amp;O)</translation>
    </message>
    <message>
        <source>打开这个 PDF</source>
        <translation>Open this PDF</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>第一次上门时交给住户，或者念给他听：记什么、为什么记、谁看得到、怎样查看和更正。一张 A4 印四份，沿虚线裁开。交到以后，在这一户的页面上按“告知卡交到了”。</source>
        <translation>Handed over or read out at the first visit: what is recorded, why, who sees it, how to see and correct it. Four on a sheet of A4, cut along the dashes. Then press "Notice card given" on the household's page. The card itself is in Chinese.</translation>
    </message>
    <message>
        <source>印告知卡</source>
        <translation>Print notice cards</translation>
    </message>
    <message>
        <source>网格员姓名(&amp;M)</source>
        <translation>Na&amp;me of the grid worker</translation>
    </message>
    <message>
        <source>监督电话(&amp;D)</source>
        <translation>Phone of the office (&amp;D)</translation>
    </message>
    <message>
        <source>印几张 A4(&amp;N)</source>
        <translation>Sheets of A4 (&amp;N)</translation>
    </message>
    <message>
        <source>门口这样说</source>
        <translation>Said at the door</translation>
    </message>
    <message>
        <source>走访告知卡.pdf</source>
        <translation>notice-card.pdf</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to save it</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>已送到打印机：{n} 份。</source>
        <translation>Sent to the printer: {n} card|cards.</translation>
    </message>
    <message>
        <source>告知卡写好了：{n} 份，{p} 张 A4。</source>
        <translation>Notice cards written: {n} on {p} sheet|sheets of A4.</translation>
    </message>
</context>
<context>
    <name>NoticeForm</name>
    <message>
        <source>不填就按村名写</source>
        <translation>By the name of the village when empty</translation>
    </message>
    <message>
        <source>不填就是本办公室</source>
        <translation>This office when empty</translation>
    </message>
    <message>
        <source>例如：村口意见箱，或者办公室的电话</source>
        <translation>For example: the box at the gate, or the office telephone</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>文件名称和条款</source>
        <translation>Name of the rule and article</translation>
    </message>
    <message>
        <source>写全名的依据(&amp;J) *</source>
        <translation>Legal ground for whole names (&amp;J) *</translation>
    </message>
    <message>
        <source>从哪天起公示</source>
        <translation>Hangs from</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} day|days</translation>
    </message>
    <message>
        <source>公示内容</source>
        <translation>The notice</translation>
    </message>
    <message>
        <source>公示出去(&amp;G)</source>
        <translation>Hang it up (&amp;G)</translation>
    </message>
    <message>
        <source>存成预览 PDF(&amp;V)…</source>
        <translation>Save a preview as PDF (&amp;V)…</translation>
    </message>
    <message>
        <source>不做了</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回公示列表</source>
        <translation>Back to the notices</translation>
    </message>
    <message>
        <source>做一张公示</source>
        <translation>New notice</translation>
    </message>
    <message>
        <source>怎么公示</source>
        <translation>How it hangs</translation>
    </message>
    <message>
        <source>标题(&amp;T)</source>
        <translation>Title (&amp;T)</translation>
    </message>
    <message>
        <source>落款(&amp;L)</source>
        <translation>Signed (&amp;L)</translation>
    </message>
    <message>
        <source>意见渠道(&amp;Y)</source>
        <translation>Where opinions go (&amp;Y)</translation>
    </message>
    <message>
        <source>种类(&amp;K)</source>
        <translation>Kind (&amp;K)</translation>
    </message>
    <message>
        <source>姓名(&amp;M)</source>
        <translation>Names (&amp;M)</translation>
    </message>
    <message>
        <source>从哪天起(&amp;D)</source>
        <translation>From (&amp;D)</translation>
    </message>
    <message>
        <source>几天(&amp;N)</source>
        <translation>Days (&amp;N)</translation>
    </message>
    <message>
        <source>公示出去的就是下面这些字。诉求事项和办理结果可以改：选中一格，按回车或双击。</source>
        <translation>This is what will hang, word for word. What was asked and what came of it may be reworded: pick a cell and press Enter.</translation>
    </message>
    <message>
        <source>公示的内容</source>
        <translation>What will hang</translation>
    </message>
    <message>
        <source>先在上面勾出要公示的诉求，这里就能看到公示的样子。</source>
        <translation>Tick demands above, and the notice shows here.</translation>
    </message>
    <message>
        <source>还没有公示，写的内容都在。</source>
        <translation>It does not hang yet; everything you typed is still here.</translation>
    </message>
    <message>
        <source>公示预览-{d}.pdf</source>
        <translation>notice-preview-{d}.pdf</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to save</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>预览写好了，共 {n} 页，每页都写着“还没有公示”。</source>
        <translation>The preview is written, {n} page|pages, each marked as a preview.</translation>
    </message>
    <message>
        <source>没有留下文件。</source>
        <translation>No file was left.</translation>
    </message>
</context>
<context>
    <name>NoticeView</name>
    <message>
        <source>公示期 {a} 至 {b}</source>
        <translation>Hangs {a} to {b}</translation>
    </message>
    <message>
        <source>内容到了保存期限，已经清理。</source>
        <translation>The contents were cleared when their time was over.</translation>
    </message>
    <message>
        <source>意见渠道：{c}</source>
        <translation>Opinions to: {c}</translation>
    </message>
    <message>
        <source>全名的依据：{g}</source>
        <translation>Ground for whole names: {g}</translation>
    </message>
    <message>
        <source>取下了，记下日期</source>
        <translation>It was taken down today</translation>
    </message>
    <message>
        <source>记错了，还挂着</source>
        <translation>A mistake: it still hangs</translation>
    </message>
    <message>
        <source>还没有收到意见。</source>
        <translation>No opinions yet.</translation>
    </message>
    <message>
        <source>怎样答复的</source>
        <translation>What was answered</translation>
    </message>
    <message>
        <source>只写提了什么，不写是谁提的</source>
        <translation>What was said, not who said it</translation>
    </message>
    <message>
        <source>收到的意见(&amp;Y)</source>
        <translation>An opinion (&amp;Y)</translation>
    </message>
    <message>
        <source>记下意见</source>
        <translation>Note the opinion</translation>
    </message>
    <message>
        <source>记下了一条意见。</source>
        <translation>The opinion is noted.</translation>
    </message>
    <message>
        <source>怎样答复(&amp;D)</source>
        <translation>Answer (&amp;D)</translation>
    </message>
    <message>
        <source>记下答复</source>
        <translation>Note the answer</translation>
    </message>
    <message>
        <source>记下了答复。</source>
        <translation>The answer is noted.</translation>
    </message>
    <message>
        <source>收到的意见和答复</source>
        <translation>Opinions and the answer</translation>
    </message>
    <message>
        <source>改回来了：还挂着。</source>
        <translation>Changed back: it still hangs.</translation>
    </message>
    <message>
        <source>记下了：今天取下的。</source>
        <translation>Noted: taken down today.</translation>
    </message>
    <message>
        <source>公示-{d}.pdf</source>
        <translation>notice-{d}.pdf</translation>
    </message>
</context>
<context>
    <name>NoticesView</name>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>做一张公示　Ctrl+N</source>
        <translation>New notice　Ctrl+N</translation>
    </message>
    <message>
        <source>做一张公示</source>
        <translation>New notice</translation>
    </message>
    <message>
        <source>还没有公示过。核查过、反映人同意公示的诉求，在这里做成一张公示：姓名自动脱敏，先看后贴。</source>
        <translation>Nothing was published yet. Verified demands that may be published become a notice here: names are masked, and you look before it hangs.</translation>
    </message>
    <message>
        <source>{a} 至 {b}，{n} 件</source>
        <translation>{a} to {b}, {n} demand|demands</translation>
    </message>
    <message>
        <source>共 {n} 张</source>
        <translation>{n} notice|notices</translation>
    </message>
    <message>
        <source>{n} 件没有记上公示这一步，请到诉求里看。</source>
        <translation>{n} demand|demands could not take the step; please look there.</translation>
    </message>
    <message>
        <source>已经公示，{n} 件诉求记上了这一步。</source>
        <translation>It hangs; {n} demand|demands took the step.</translation>
    </message>
    <message>
        <source>下一步：打印出来贴上，期满以后在这张公示上记下取下的日期。</source>
        <translation>Next: print it and hang it up; when its days are over, note here that it was taken down.</translation>
    </message>
</context>
<context>
    <name>OneRecordPage</name>
    <message>
        <source>更正这一条</source>
        <translation>Correct this one</translation>
    </message>
    <message>
        <source>这一户不再列出，写过的走访、诉求都还在。</source>
        <translation>The household is listed no more; its visits and demands stay.</translation>
    </message>
    <message>
        <source>这件诉求标成“已撤回”，不再办；走访记录还在。</source>
        <translation>The demand is marked as withdrawn and handled no more; the visit stays.</translation>
    </message>
    <message>
        <source>看这一户：{name}</source>
        <translation>See the household: {name}</translation>
    </message>
    <message>
        <source>（已按居民请求删除）</source>
        <translation>(deleted as the resident asked)</translation>
    </message>
</context>
<context>
    <name>OpenRound</name>
    <message>
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>他负责的网格，没有就是他那个单位的</source>
        <translation>The person's grids, else those of the unit</translation>
    </message>
    <message>
        <source>照建议</source>
        <translation>as proposed</translation>
    </message>
    <message>
        <source>评议谁(&amp;W) *</source>
        <translation>&amp;Who *</translation>
    </message>
    <message>
        <source>在哪里评(&amp;G)</source>
        <translation>Where (&amp;G)</translation>
    </message>
    <message>
        <source>哪一轮(&amp;R)</source>
        <translation>&amp;Round</translation>
    </message>
    <message>
        <source>请几位户代表(&amp;H)</source>
        <translation>&amp;How many representatives</translation>
    </message>
    <message>
        <source>开一轮评议</source>
        <translation>Open a round</translation>
    </message>
    <message>
        <source>每 10 到 50 户请一位户代表，按门牌均匀地选，本人家不请。是亲属的，换一户。</source>
        <translation>One of every 10 to 50 households, chosen evenly by doors, without the person's own. Swap those of kin.</translation>
    </message>
    <message>
        <source>开这一轮</source>
        <translation>Open the round</translation>
    </message>
    <message>
        <source>{w}常住 {h} 户，可以请 {a} 到 {b} 位，现在选了 {n} 位：</source>
        <translation>{w}: {h} households live there, {a} to {b} may be asked, {n} are chosen:</translation>
    </message>
    <message>
        <source>是亲属，换一户</source>
        <translation>Kin: another</translation>
    </message>
    <message>
        <source>{n} 是亲属，换一户</source>
        <translation>{n} is kin: choose another household</translation>
    </message>
    <message>
        <source>本人家 {n} 户没有选。</source>
        <translation>The person's own household was left out ({n}).</translation>
    </message>
    <message>
        <source>换掉亲属 {n} 户，是谁不会记下来。</source>
        <translation>{n} household|households of kin swapped; who they are is not kept.</translation>
    </message>
    <message>
        <source>还没有选评议谁。</source>
        <translation>Choose a person first.</translation>
    </message>
    <message>
        <source>开好了。下一步：印评议票和户代表名单，收回来计票。</source>
        <translation>Opened. Next: print the ballots and the list of representatives, and count what comes back.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>总览-{place}-{period}.pdf</source>
        <translation>overview-{place}-{period}.pdf</translation>
    </message>
</context>
<context>
    <name>PairingList</name>
    <message>
        <source>看哪些包联</source>
        <translation>Which pairings</translation>
    </message>
    <message>
        <source>现在的</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>结束的也看</source>
        <translation>Ended too</translation>
    </message>
    <message>
        <source>写一条包联</source>
        <translation>Add a pairing</translation>
    </message>
    <message>
        <source>还没有包联。谁包哪个村、哪个网格、哪一户，写在这里，住户问起来说得清。</source>
        <translation>No pairings yet. Who looks after which village, grid or household stands here, so that residents can be told.</translation>
    </message>
    <message>
        <source>包联</source>
        <translation>Pairings</translation>
    </message>
    <message>
        <source>写一条包联(&amp;N)</source>
        <translation>Add a pairi&amp;ng</translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>在册的人从人员里选，不在册的写姓名。选一户。</source>
        <translation>Choose somebody on record, or write a name. Choose a household.</translation>
    </message>
    <message>
        <source>在册的人从人员里选，不在册的写姓名。村、网格、户只选一个。</source>
        <translation>Choose somebody on record, or write a name. One of village, grid and household.</translation>
    </message>
    <message>
        <source>写好</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>写好了。</source>
        <translation>Added.</translation>
    </message>
    <message>
        <source>{n} 包 {w}：结束</source>
        <translation>{n} for {w}: end</translation>
    </message>
    <message>
        <source>最后一天当天还算在内，以前的都还在。</source>
        <translation>The last day counts too; what was before stays.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>记下了。</source>
        <translation>Kept.</translation>
    </message>
</context>
<context>
    <name>PairingView</name>
    <message>
        <source>{d}结束</source>
        <translation>ended {d}</translation>
    </message>
    <message>
        <source>{n} 包 {w}</source>
        <translation>{n} for {w}</translation>
    </message>
    <message>
        <source>工作电话 {p}</source>
        <translation>Work phone {p}</translation>
    </message>
    <message>
        <source>{d} 起</source>
        <translation>from {d}</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>结束…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>看这一户</source>
        <translation>See the household</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>至少 12 个字，或至少 10 位数字。可以用一句自己记得住的话。</source>
        <translation>At least 12 characters, or 10 digits. A sentence you remember is a good one.</translation>
    </message>
    <message>
        <source>4 到 8 位数字，不要用 1111、1234 这样的。</source>
        <translation>4 to 8 digits, not like 1111 or 1234.</translation>
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
        <source>显示输入的数字</source>
        <translation>Show the digits</translation>
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
        <source>要 4 到 8 位数字。</source>
        <translation>4 to 8 digits, please.</translation>
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
    <name>PassphrasePart</name>
    <message>
        <source>现在的口令(&amp;O)</source>
        <translation>Present passphrase (&amp;O)</translation>
    </message>
    <message>
        <source>新口令(&amp;K)</source>
        <translation>New passphrase (&amp;K)</translation>
    </message>
    <message>
        <source>换成新口令</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>换口令只换锁，资料不用重新加密，几秒钟就好。旧的备份仍然要用当时的口令打开。</source>
        <translation>Only the lock is changed, which takes seconds; nothing is encrypted anew. Older backups keep the passphrase they were made with.</translation>
    </message>
    <message>
        <source>换口令</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>口令换好了。</source>
        <translation>The passphrase is changed.</translation>
    </message>
    <message>
        <source>下次打开档案，请用新口令；以前的备份还要用当时的口令打开。</source>
        <translation>Use the new one the next time you open the profile; older backups open with the one they were made with.</translation>
    </message>
    <message>
        <source>现在的口令不对，没有换。请再输一遍（注意大小写和输入法）。</source>
        <translation>The present passphrase is wrong, nothing was changed. Please type it again (mind capitals and the input method).</translation>
    </message>
    <message>
        <source>还是原来的口令。</source>
        <translation>The old passphrase still holds.</translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message>
        <source>请等 {n} 秒再试</source>
        <translation>Wait {n} s</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>登记一个人</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>离岗…</source>
        <translation>Leave…</translation>
    </message>
    <message>
        <source>改过的每一版</source>
        <translation>Every version</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>Everybody</translation>
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
        <source>负责网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>工作电话</source>
        <translation>Work phone</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computers</translation>
    </message>
    <message>
        <source>{n}（{d} 离岗）</source>
        <translation>{n} (left {d})</translation>
    </message>
</context>
<context>
    <name>PeriodBox</name>
    <message>
        <source>本月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>本季</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>本年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>自选</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天止</source>
        <translation>To</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>结束的日期在开始以前。</source>
        <translation>The last day is before the first.</translation>
    </message>
    <message>
        <source>请把两个日期改过来。</source>
        <translation>Correct the two days.</translation>
    </message>
</context>
<context>
    <name>PhoneLine</name>
    <message>
        <source>改就整个重写，不改不用动</source>
        <translation>To change it, type all of it; else leave it</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>名册预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>怎样</source>
        <translation>What</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>名册的各行</source>
        <translation>Rows of the roster</translation>
    </message>
    <message>
        <source>回去改列</source>
        <translation>Back to the columns</translation>
    </message>
    <message>
        <source>再导入一张表</source>
        <translation>Import another sheet</translation>
    </message>
    <message>
        <source>到户册看看</source>
        <translation>See the households</translation>
    </message>
    <message>
        <source>{f} 里有 {n} 户：{what}。</source>
        <translation>Households in {f}: {n}. Of these {what}.</translation>
    </message>
    <message>
        <source>新增 {n} 户</source>
        <translation>new: {n}</translation>
    </message>
    <message>
        <source>改动 {n} 户</source>
        <translation>changed: {n}</translation>
    </message>
    <message>
        <source>没有变化 {n} 户</source>
        <translation>unchanged: {n}</translation>
    </message>
    <message>
        <source>{f} 里没有能读入的户。</source>
        <translation>No household in {f} can be read.</translation>
    </message>
    <message>
        <source>写入以后不能整批撤回，只能一户一户地改，请先看一遍</source>
        <translation>once written, it cannot be taken back as a whole, only changed household by household: look through it first</translation>
    </message>
    <message>
        <source>写入户册（{n} 户）</source>
        <translation>Write to the book ({n})</translation>
    </message>
    <message>
        <source>没有要写的</source>
        <translation>Nothing to write</translation>
    </message>
    <message>
        <source>建好这 {n} 个网格</source>
        <translation>Make {n} grid|grids</translation>
    </message>
    <message>
        <source>表里有 {n} 个网格还没有建：{names}。</source>
        <translation>Grids of the sheet that are not there yet ({n}): {names}.</translation>
    </message>
    <message>
        <source>表里有 {n} 个网格还没有建：{names}等。</source>
        <translation>Grids of the sheet that are not there yet ({n}): {names} and others.</translation>
    </message>
    <message>
        <source>名字没写错，就点下面的按钮一并建好；写错了，就改表再来。</source>
        <translation>If the names are right, the button below makes them all; if not, mend the sheet and come again.</translation>
    </message>
    <message>
        <source>登记或改动家庭成员 {n} 人</source>
        <translation>People added or changed: {n}</translation>
    </message>
    <message>
        <source>{n} 行没有读入</source>
        <translation>Rows not read: {n}</translation>
    </message>
    <message>
        <source>{n} 格留空</source>
        <translation>Cells left empty: {n}</translation>
    </message>
    <message>
        <source>{n} 处保留网格员改过的</source>
        <translation>Kept as grid workers changed them: {n}</translation>
    </message>
    <message>
        <source>表里没有了的 {n} 户，只列出来，不删</source>
        <translation>No longer in the sheet, listed and not deleted: {n}</translation>
    </message>
    <message>
        <source>跳过表头和说明 {n} 行</source>
        <translation>Rows of headers and remarks skipped: {n}</translation>
    </message>
    <message>
        <source>要看的 {n}</source>
        <translation>To look at {n}</translation>
    </message>
    <message>
        <source>新增 {n}</source>
        <translation>New {n}</translation>
    </message>
    <message>
        <source>改动 {n}</source>
        <translation>Changed {n}</translation>
    </message>
    <message>
        <source>表里没有了 {n}</source>
        <translation>Gone {n}</translation>
    </message>
    <message>
        <source>每一行都读得懂，没有要看的。</source>
        <translation>Every row could be read; nothing to look at.</translation>
    </message>
    <message>
        <source>没有新增的户。</source>
        <translation>No new households.</translation>
    </message>
    <message>
        <source>没有要改的户。</source>
        <translation>No changed households.</translation>
    </message>
    <message>
        <source>以前导入的户，这张表里都有。</source>
        <translation>All households imported before are in this sheet.</translation>
    </message>
    <message>
        <source>没有读入</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>留空</source>
        <translation>Left empty</translation>
    </message>
    <message>
        <source>看一眼</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>{n} 口人</source>
        <translation>people: {n}</translation>
    </message>
    <message>
        <source>登记成员 {n} 人</source>
        <translation>people: {n}</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>成员 {n} 人</source>
        <translation>people: {n}</translation>
    </message>
    <message>
        <source>{what}：{new}</source>
        <translation>{what}: {new}</translation>
    </message>
    <message>
        <source>{what}：{old} → {new}</source>
        <translation>{what}: {old} → {new}</translation>
    </message>
    <message>
        <source>{a} 岁 {n} 个</source>
        <translation>{n} aged {a}</translation>
    </message>
    <message>
        <source>不在表里</source>
        <translation>Not in the sheet</translation>
    </message>
    <message>
        <source>还在户册里。搬走了就在户册里改居住状态。</source>
        <translation>Still in the book. If they moved away, change it there.</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message>
        <source>存成 PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>开始打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打开看看</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to save it</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>正在写 PDF</source>
        <translation>Writing the PDF</translation>
    </message>
    <message>
        <source>没有留下半个文件。</source>
        <translation>No half-written file was left.</translation>
    </message>
    <message>
        <source>这台电脑没有装打印机。</source>
        <translation>This computer has no printer.</translation>
    </message>
    <message>
        <source>可以先存成 PDF，拷到有打印机的电脑上打。</source>
        <translation>Save it as PDF and print it on a computer that has one.</translation>
    </message>
    <message>
        <source>正在送到打印机</source>
        <translation>Sending to the printer</translation>
    </message>
    <message>
        <source>数据没有变。</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>送到打印机了，共 {n} 页。</source>
        <translation>Sent to the printer: {n} page|pages.</translation>
    </message>
    <message>
        <source>PDF 写好了，共 {n} 页。</source>
        <translation>The PDF is written: {n} page|pages.</translation>
    </message>
    <message>
        <source>户主姓名已脱敏。</source>
        <translation>Names are masked.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>居民请求事项</source>
        <translation>Residents' requests: what to look at</translation>
    </message>
    <message>
        <source>请求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>查看记录</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>保存期限</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>居民请求</source>
        <translation>Residents' requests</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>谁来用？</source>
        <translation>Who is it?</translation>
    </message>
    <message>
        <source>每个人有自己的档案和口令，别人打不开。选自己的名字，再输入口令。</source>
        <translation>Everybody has a profile and a passphrase of their own. Choose your name, then type it.</translation>
    </message>
    <message>
        <source>添加一个人，或做别的…</source>
        <translation>Add a person, or something else…</translation>
    </message>
    <message>
        <source>换一个人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>{t}（演示数据）</source>
        <translation>{t} (demo data)</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
    <message>
        <source>打开第 {n} 个人的档案</source>
        <translation>Open profile number {n}</translation>
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
        <translation>Remove it</translation>
    </message>
</context>
<context>
    <name>PuttingDown</name>
    <message>
        <source>正在写的没能存上，所以先停在这里。{what}</source>
        <translation>What you are writing could not be kept, so nothing was closed. {what}</translation>
    </message>
    <message>
        <source>写的都还在窗口里。</source>
        <translation>All of it is still in the window.</translation>
    </message>
    <message>
        <source>{then}真的不要了，请马上再做一次。</source>
        <translation>{then} To go without it, do it again right away.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>锁上</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>锁上屏幕　F9</source>
        <translation>Lock the screen　F9</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>查找　Ctrl+K</source>
        <translation>Search　Ctrl+K</translation>
    </message>
    <message>
        <source>● 离线可用</source>
        <translation>● Offline</translation>
    </message>
    <message>
        <source>不连网也能做所有的事，数据都在这台电脑里</source>
        <translation>Everything works without a network; the data is on this computer</translation>
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
    <name>RatesView</name>
    <message>
        <source>月份(&amp;M)</source>
        <translation>Month (&amp;M)</translation>
    </message>
    <message>
        <source>结转</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>期初＋登记－销号－并案－撤回＝期末。重办、恢复的也算登记。在数上按回车，看是哪几件。</source>
        <translation>Start + registered - closed - merged - withdrawn = end. Reopened and restored ones count as registered. Press Enter on a figure to see its demands.</translation>
    </message>
    <message>
        <source>这段时间里没有立项、到期或者了结的诉求。把时间放宽，或者先到“诉求”里立项。</source>
        <translation>Nothing was registered, due or ended in this time. Choose a longer time, or register demands under "Demands" first.</translation>
    </message>
    <message>
        <source>未划入网格</source>
        <translation>Of no grid</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>看这 {n} 件</source>
        <translation>Show these {n}</translation>
    </message>
    <message>
        <source>{month}，{figure}</source>
        <translation>{month}, {figure}</translation>
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
        <source>另有 {n} 个文件是给别人的，没有动。</source>
        <translation>Left alone: {n} file|files for somebody else.</translation>
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
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>诉求办理 {n} 步</source>
        <translation>steps of demands: {n}</translation>
    </message>
    <message>
        <source>户册 {n} 条</source>
        <translation>households: {n}</translation>
    </message>
    <message>
        <source>约定 {n} 个</source>
        <translation>promises: {n}</translation>
    </message>
    <message>
        <source>更正 {n} 处</source>
        <translation>corrections: {n}</translation>
    </message>
    <message>
        <source>收好了：办公室收到了您的{what}。</source>
        <translation>Taken in. The office has received from you: {what}.</translation>
    </message>
    <message>
        <source>收好了：新的 {n} 条。</source>
        <translation>Taken in. New records: {n}.</translation>
    </message>
    <message>
        <source>收好了：附件 {n} 个。</source>
        <translation>Taken in. Attachments: {n}.</translation>
    </message>
    <message>
        <source>这个文件里的内容以前都收过了，没有重复收。</source>
        <translation>Everything in this file was here already; nothing was repeated.</translation>
    </message>
    <message>
        <source>再送一次</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>去看两边改得不一样的</source>
        <translation>See what differs</translation>
    </message>
    <message>
        <source>看没有采用的</source>
        <translation>See what is not used</translation>
    </message>
    <message>
        <source>去看诉求</source>
        <translation>See the demands</translation>
    </message>
    <message>
        <source>办公室改过或新加的：{what}。</source>
        <translation>Changed or added by the office: {what}.</translation>
    </message>
    <message>
        <source>收下附件 {n} 个。</source>
        <translation>Attachments taken in: {n}.</translation>
    </message>
    <message>
        <source>住户要求删除的，办公室删好了，这里也没有了：文字 {n} 处。</source>
        <translation>What households asked to have deleted is gone here too. Texts: {n}.</translation>
    </message>
    <message>
        <source>办公室的电脑从备份恢复过，您以前送去的有 {n} 条要再送一次。不用重写，再生成一个数据包就行。</source>
        <translation>The office's computer was restored from a backup; {n} of your records must be sent once more. Nothing need be written again: just make another bundle.</translation>
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
    <name>RecordRevision</name>
    <message>
        <source>例如：当初听错了；情况变了</source>
        <translation>For example: misheard; things have changed</translation>
    </message>
    <message>
        <source>当初记错了</source>
        <translation>It was written wrong</translation>
    </message>
    <message>
        <source>情况变了</source>
        <translation>Things have changed</translation>
    </message>
    <message>
        <source>漏写了</source>
        <translation>Something was left out</translation>
    </message>
    <message>
        <source>居民要求更正</source>
        <translation>The resident asked for it</translation>
    </message>
    <message>
        <source>更正：{title}</source>
        <translation>Correct: {title}</translation>
    </message>
</context>
<context>
    <name>RecoverBox</name>
    <message>
        <source>恢复</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>有人忘了口令，会交来一份恢复申请。您回复以后，他用新口令打开，资料都在。</source>
        <translation>Who has forgotten a passphrase hands in a request. After your answer a new passphrase opens everything.</translation>
    </message>
    <message>
        <source>选恢复申请…</source>
        <translation>Choose the request…</translation>
    </message>
    <message>
        <source>把恢复申请（.gwb）拖到这里，或者</source>
        <translation>Drop the request (.gwb) here, or</translation>
    </message>
    <message>
        <source>恢复申请</source>
        <translation>Request to recover</translation>
    </message>
    <message>
        <source>是本人，数字对得上，写回复</source>
        <translation>It is, and the digits agree: answer</translation>
    </message>
    <message>
        <source>什么都没有改变。</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>没有回复，什么都没有改变。</source>
        <translation>Not answered; nothing has changed.</translation>
    </message>
    <message>
        <source>这份申请 {t} 已经回复过；文件丢了，可以再写一份。</source>
        <translation>This request was answered {t}; if the file is lost, it can be written again.</translation>
    </message>
    <message>
        <source>请确认来的就是本人：拿着回复和新口令，就能打开这台电脑里的全部资料。</source>
        <translation>Make sure that it is really this person: whoever has the answer and the new passphrase opens everything on that computer.</translation>
    </message>
    <message>
        <source>给 {n} 的恢复回复写好了：{f}</source>
        <translation>The answer for {n} is written: {f}</translation>
    </message>
    <message>
        <source>把它交给本人，在他的电脑上用新口令打开。校验码 {c}</source>
        <translation>Give it to this person; on his computer the new passphrase opens it. Check digits {c}</translation>
    </message>
    <message>
        <source>这件事已经记在“安全”的记录里。</source>
        <translation>This is noted under Safety.</translation>
    </message>
</context>
<context>
    <name>Recovered</name>
    <message>
        <source>收起，草稿都留着</source>
        <translation>Close; the drafts stay</translation>
    </message>
    <message>
        <source>还有 {n} 份没写完的，全部看</source>
        <translation>{n} more half written: see all</translation>
    </message>
    <message>
        <source>看全部没写完的，不要的也在那里扔</source>
        <translation>See or throw away all of it</translation>
    </message>
</context>
<context>
    <name>RecoveryPart</name>
    <message>
        <source>钥匙的记录</source>
        <translation>What was done with keys</translation>
    </message>
    <message>
        <source>万一忘了口令</source>
        <translation>If the passphrase is forgotten</translation>
    </message>
    <message>
        <source>有人忘了口令，给他回复…</source>
        <translation>Answer somebody who forgot it…</translation>
    </message>
    <message>
        <source>还没有。换口令、定开锁码、恢复档案，都会记在这里。</source>
        <translation>Nothing yet. Changed passphrases, codes and recoveries are noted here.</translation>
    </message>
    <message>
        <source>这台是建立办公室的电脑，签发证书的钥匙只在这里，只有口令能开，谁也帮不了：请把口令写在纸上，封好，锁进单位的保险柜。</source>
        <translation>This computer founded the office. The keys that certify others are here only, and only the passphrase opens them: write it on paper, seal it, and lock it in the office safe.</translation>
    </message>
    <message>
        <source>备份也要用口令才能打开。</source>
        <translation>Backups need the passphrase as well.</translation>
    </message>
    <message>
        <source>✓ 办公室能帮您打开：在开始的画面点“忘了口令”，写申请、念数字、收回复，三步就好。</source>
        <translation>✓ The office can help: choose "Forgotten…" on the first screen; a request, some digits, an answer, three steps.</translation>
    </message>
    <message>
        <source>⚠ 私人“体会”只有您的口令能开，办公室也打不开；那样恢复以后，以前的体会就没有了。</source>
        <translation>⚠ Only your passphrase opens the private reflections, the office cannot; after such a recovery earlier ones are gone.</translation>
    </message>
    <message>
        <source>还没有给办公室留备用钥匙：忘了口令，谁也打不开。加入办公室以后就会自动留好。</source>
        <translation>No spare key is left with an office yet: if the passphrase is forgotten, nobody can open this. It is left by itself once you have joined.</translation>
    </message>
    <message>
        <source>换了口令</source>
        <translation>Passphrase changed</translation>
    </message>
    <message>
        <source>定了开锁码</source>
        <translation>Code set</translation>
    </message>
    <message>
        <source>取消了开锁码</source>
        <translation>Code removed</translation>
    </message>
    <message>
        <source>写了恢复申请</source>
        <translation>Recovery asked for</translation>
    </message>
    <message>
        <source>恢复了档案，回复人：{by}</source>
        <translation>Profile recovered, answered by {by}</translation>
    </message>
    <message>
        <source>回复了{name}的恢复申请，经办：{by}</source>
        <translation>Request of {name} answered by {by}</translation>
    </message>
</context>
<context>
    <name>RemovalView</name>
    <message>
        <source>删什么</source>
        <translation>What goes</translation>
    </message>
    <message>
        <source>现在写的是</source>
        <translation>What it says now</translation>
    </message>
    <message>
        <source>要删除的文字</source>
        <translation>Words to be deleted</translation>
    </message>
    <message>
        <source>{table}：各列的名称</source>
        <translation>{table}: names of the columns</translation>
    </message>
    <message>
        <source>住户要求删除，我知道删掉以后找不回来</source>
        <translation>They asked; there is no way back</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Records: {n}</translation>
    </message>
    <message>
        <source>{a}：{b}</source>
        <translation>{a}: {b}</translation>
    </message>
    <message>
        <source>现在没有写，以前的写法还在</source>
        <translation>says nothing now, earlier versions do</translation>
    </message>
    <message>
        <source>（连同以前的 {n} 种写法）</source>
        <translation> (earlier versions: {n})</translation>
    </message>
    <message>
        <source>（还有另外 {n} 个人的名字，也看不到了）</source>
        <translation>(the names of {n} others go too)</translation>
    </message>
    <message>
        <source>（这次会还议了另外 {n} 件，这些话也看不到了）</source>
        <translation>(it also dealt with {n} others; these words go too)</translation>
    </message>
    <message>
        <source>（这次还走访了另外 {n} 户，也看不到了）</source>
        <translation> (other households in it: {n})</translation>
    </message>
    <message>
        <source>删除 {n} 项</source>
        <translation>Delete {n}</translation>
    </message>
    <message>
        <source>这一户没有可以删的文字了。</source>
        <translation>Nothing is left here that could be deleted.</translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation>{n} household|households</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} person|people</translation>
    </message>
    <message>
        <source>{n} 次走访</source>
        <translation>{n} visit|visits</translation>
    </message>
    <message>
        <source>{n} 条约定</source>
        <translation>{n} promise|promises</translation>
    </message>
    <message>
        <source>{n} 件诉求</source>
        <translation>{n} demand|demands</translation>
    </message>
    <message>
        <source>{n} 条居民请求</source>
        <translation>{n} request|requests of residents</translation>
    </message>
    <message>
        <source>{n} 次求助</source>
        <translation>{n} request|requests for help</translation>
    </message>
    <message>
        <source>{n} 名队员</source>
        <translation>{n} member|members of teams</translation>
    </message>
    <message>
        <source>{n} 条包联</source>
        <translation>{n} pairing|pairings</translation>
    </message>
    <message>
        <source>{n} 次会议</source>
        <translation>{n} meeting|meetings</translation>
    </message>
    <message>
        <source>{n} 张公示</source>
        <translation>{n} notice|notices</translation>
    </message>
    <message>
        <source>删掉以后还在、还算数的：{what}。哪天、怎样走访、见没见到，诉求办到哪一步，都照旧。</source>
        <translation>What stays and goes on counting: {what}. Days, ways of visiting, who was met and how far demands got stay as they are.</translation>
    </message>
    <message>
        <source>正在删除，并把资料库重写一遍</source>
        <translation>Deleting, and writing the store anew</translation>
    </message>
</context>
<context>
    <name>RequestBox</name>
    <message>
        <source>{kind} (*.gwb)</source>
        <translation>{kind} (*.gwb)</translation>
    </message>
    <message>
        <source>他念的 24 个数字(&amp;D)</source>
        <translation>The 24 &amp;digits read out</translation>
    </message>
    <message>
        <source>还差 {n} 个数字。</source>
        <translation>Digits still missing: {n}.</translation>
    </message>
    <message>
        <source>请先选一个放回复文件的地方。</source>
        <translation>First choose where the answer file should go.</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>哪一户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Wanted</translation>
    </message>
    <message>
        <source>整户的</source>
        <translation>The whole household</translation>
    </message>
    <message>
        <source>哪天提出的</source>
        <translation>Day on which it was asked</translation>
    </message>
    <message>
        <source>例如：电话不要留了；户主姓名写错了一个字</source>
        <translation>For example: do not keep the number; the name is misspelt</translation>
    </message>
    <message>
        <source>哪一户(&amp;H) *</source>
        <translation>&amp;Household *</translation>
    </message>
    <message>
        <source>要求(&amp;Y) *</source>
        <translation>Wanted (&amp;Y) *</translation>
    </message>
    <message>
        <source>谁的资料(&amp;P)</source>
        <translation>Whose data (&amp;P)</translation>
    </message>
    <message>
        <source>哪天提出的(&amp;D)</source>
        <translation>Asked on (&amp;D)</translation>
    </message>
    <message>
        <source>具体要求(&amp;T)</source>
        <translation>What exac&amp;tly</translation>
    </message>
    <message>
        <source>只记是哪一户、要什么，不记证件，也不问为什么。本人或家里人来问都可以。</source>
        <translation>Only which household and what is wanted: no papers, no reasons. The person or the family may ask.</translation>
    </message>
    <message>
        <source>不登记了</source>
        <translation>Do not write down</translation>
    </message>
    <message>
        <source>登记一条请求</source>
        <translation>A new request</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>还没有选是哪一户。</source>
        <translation>No household is chosen yet.</translation>
    </message>
    <message>
        <source>还没有选要求。</source>
        <translation>Nothing is chosen yet.</translation>
    </message>
    <message>
        <source>登记好了。下一步在右边。</source>
        <translation>Written down. The next step is on the right.</translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message>
        <source>{d}提出：{w}</source>
        <translation>Asked on {d}: {w}</translation>
    </message>
    <message>
        <source>已删除 {n} 条记录里的文字，记录还算在统计里。</source>
        <translation>Records whose words were deleted: {n}. They go on counting.</translation>
    </message>
    <message>
        <source>{d}答复：{o}</source>
        <translation>Answered on {d}: {o}</translation>
    </message>
    <message>
        <source>还没有答复，改回去</source>
        <translation>Not answered after all</translation>
    </message>
    <message>
        <source>看这一户</source>
        <translation>See the household</translation>
    </message>
    <message>
        <source>把本机上这一户的资料写成一份 PDF，印出来当面交给他，或者念给他听。里面没有打星号，不要交给别人。</source>
        <translation>Write what this computer holds about the household as a PDF; print it and hand it over in person, or read it out. Nothing in it is masked: give it to nobody else.</translation>
    </message>
    <message>
        <source>写成 PDF(&amp;P)…</source>
        <translation>Write a &amp;PDF…</translation>
    </message>
    <message>
        <source>打开这个 PDF</source>
        <translation>Open the PDF</translation>
    </message>
    <message>
        <source>给他一份副本</source>
        <translation>Give a copy</translation>
    </message>
    <message>
        <source>到这一户的页面，或者有错的那条走访、诉求里去更正：写上原因，原来的写法以后仍查得到。</source>
        <translation>Correct it on the page of the household, or in the visit or demand that is wrong: say why; the old words can still be read.</translation>
    </message>
    <message>
        <source>去更正</source>
        <translation>Go and correct</translation>
    </message>
    <message>
        <source>照他说的改</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>照他说的删</source>
        <translation>Delete it</translation>
    </message>
    <message>
        <source>办公室删好了，这台电脑上的也没有了。请告诉住户，再记下已经答复。</source>
        <translation>The office has deleted it, and it is gone here too. Tell the household, then note the answer.</translation>
    </message>
    <message>
        <source>删除由镇（街道）办公室来做。这条请求会随下一个数据包送去；办公室删好以后，回复带回来，这台电脑上的也一起删掉。</source>
        <translation>The town office deletes. This request goes with the next file; when it is done, the reply deletes it on this computer as well.</translation>
    </message>
    <message>
        <source>去交数据包</source>
        <translation>Go and send a file</translation>
    </message>
    <message>
        <source>先看清楚要删什么，再打勾。删掉的文字在所有电脑、查找、以后的备份和数据包里都不再有，找不回来；记录本身还在，照样算在走访次数和诉求件数里。</source>
        <translation>First look what goes, then tick it. Deleted words are gone from every computer, the search, later backups and files, and cannot be brought back; the records stay and go on counting.</translation>
    </message>
    <message>
        <source>资料副本.pdf</source>
        <translation>copy.pdf</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>副本写好了：{r} 条记录，{p} 页。</source>
        <translation>The copy is written. Records: {r}, pages: {p}.</translation>
    </message>
    <message>
        <source>文件在U盘上，没有加密，谁拿到都能看：交给本人以后请马上删掉，或换个地方存。</source>
        <translation>The file is on a stick and not encrypted: whoever finds it can read it. Delete it as soon as it was handed over, or save it elsewhere.</translation>
    </message>
    <message>
        <source>文件没有加密，交给本人以后请删掉：{path}</source>
        <translation>The file is not encrypted; delete it when it was handed over: {path}</translation>
    </message>
    <message>
        <source>删好了：{n} 条记录里的文字没有了，记录还算在统计里。</source>
        <translation>Done. Records whose words are gone: {n}; they go on counting.</translation>
    </message>
    <message>
        <source>下一步：给网格员做一份回复，他的电脑上也会删掉；再告诉住户。</source>
        <translation>Next: make a reply for the worker, so that it goes there as well; then tell the household.</translation>
    </message>
    <message>
        <source>以前的备份 {n} 份</source>
        <translation>older backups: {n}</translation>
    </message>
    <message>
        <source>恢复时放到一旁的旧档案 {n} 份</source>
        <translation>profiles set aside by a restore: {n}</translation>
    </message>
    <message>
        <source>还留着旧文字的：{what}，到期自动清掉。</source>
        <translation>Still with the old words: {what}; they go when their months are over.</translation>
    </message>
    <message>
        <source>去做回复</source>
        <translation>Make the reply</translation>
    </message>
    <message>
        <source>这一户</source>
        <translation>this household</translation>
    </message>
    <message>
        <source>{who}的请求改回还没答复的了。</source>
        <translation>The request of {who} is not answered again.</translation>
    </message>
</context>
<context>
    <name>RequestsView</name>
    <message>
        <source>看哪些</source>
        <translation>Which ones</translation>
    </message>
    <message>
        <source>还没答复的</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>登记一条请求</source>
        <translation>New request</translation>
    </message>
    <message>
        <source>没有还没答复的请求。住户要看、要改、要删自己的资料，就在这里登记。</source>
        <translation>No request waits for an answer. When residents want to see, correct or have deleted what is held about them, write it down here.</translation>
    </message>
    <message>
        <source>居民请求</source>
        <translation>Residents' requests</translation>
    </message>
    <message>
        <source>登记一条请求(&amp;N)</source>
        <translation>&amp;New request</translation>
    </message>
    <message>
        <source>共 {n} 条</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>{d}提出</source>
        <translation>asked on {d}</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>等了 {n} 天</source>
        <translation>waits: {n} d</translation>
    </message>
    <message>
        <source>今天提出</source>
        <translation>asked today</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>从备份恢复</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>先看看备份里有什么，再决定。现在的档案不会被覆盖，会整个留在旁边。</source>
        <translation>Look at what the backup holds first, then decide. The present profile is never overwritten; it is kept whole beside it.</translation>
    </message>
    <message>
        <source>正在找备份…</source>
        <translation>Looking for backups…</translation>
    </message>
    <message>
        <source>这台电脑上没有找到备份。插上放备份的 U 盘，或者选备份文件（.gwk）。</source>
        <translation>No backup was found on this computer. Plug in the stick with the backups, or choose a backup file (.gwk).</translation>
    </message>
    <message>
        <source>选一份备份，新的在前：</source>
        <translation>Choose a backup, newest first:</translation>
    </message>
    <message>
        <source>U 盘上</source>
        <translation>on the stick</translation>
    </message>
    <message>
        <source>这台电脑上</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>{when} 的备份，{away}　{whose}</source>
        <translation>Backup of {when}, {away}　{whose}</translation>
    </message>
    <message>
        <source>选备份文件…</source>
        <translation>Choose a backup file…</translation>
    </message>
    <message>
        <source>选备份文件</source>
        <translation>Choose a backup file</translation>
    </message>
    <message>
        <source>备份 (*.gwk)</source>
        <translation>Backups (*.gwk)</translation>
    </message>
    <message>
        <source>看看里面有什么</source>
        <translation>See what is in it</translation>
    </message>
    <message>
        <source>换一份备份</source>
        <translation>Another backup</translation>
    </message>
    <message>
        <source>输入做这份备份的时候用的口令。</source>
        <translation>Type the passphrase that was used when this backup was made.</translation>
    </message>
    <message>
        <source>{when} 的备份</source>
        <translation>Backup of {when}</translation>
    </message>
    <message>
        <source>正在核对备份</source>
        <translation>Checking the backup</translation>
    </message>
    <message>
        <source>口令不对。要用做这份备份的时候的口令，后来换过的不行。</source>
        <translation>Wrong passphrase. It must be the one from when the backup was made, not a later one.</translation>
    </message>
    <message>
        <source>什么都没有改变。</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>恢复这份备份</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>不恢复了</source>
        <translation>Don't restore</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>没有恢复，现在的档案和以前一样。</source>
        <translation>Nothing was restored; the present profile is as it was.</translation>
    </message>
    <message>
        <source>恢复好了。</source>
        <translation>Restored.</translation>
    </message>
    <message>
        <source>原来的档案一点没动，留在：{place}</source>
        <translation>The former profile was not touched and is kept in: {place}</translation>
    </message>
    <message>
        <source>这是办公室的档案，打开以后请按上面黄条里的“看怎么办”接替。</source>
        <translation>This is an office's profile: after opening it, press 'What to do' in the yellow bar to take over.</translation>
    </message>
    <message>
        <source>以前送到办公室的，办公室会再发回来；没送过的，只有原来的档案里有。</source>
        <translation>What had been sent to the office comes back from there; what had not is only in the former profile.</translation>
    </message>
    <message>
        <source>打开恢复的档案</source>
        <translation>Open the restored profile</translation>
    </message>
</context>
<context>
    <name>RestorePreview</name>
    <message>
        <source>这份备份做于 {when}</source>
        <translation>This backup: {when}</translation>
    </message>
    <message>
        <source>现在有</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>备份里有</source>
        <translation>In the backup</translation>
    </message>
    <message>
        <source>恢复以后</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>走访（篇）</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>户册（户）</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>家里的人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>诉求（件）</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>约定（个）</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>没写完的（份）</source>
        <translation>Unfinished</translation>
    </message>
    <message>
        <source>最近一次走访</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>最后写的</source>
        <translation>Last written</translation>
    </message>
    <message>
        <source>一样多</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>少 {n}</source>
        <translation>{n} fewer</translation>
    </message>
    <message>
        <source>多 {n}</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>恢复到：{place}（那里现在是空的）</source>
        <translation>Restores to: {place} (nothing is there now)</translation>
    </message>
    <message>
        <source>现在的档案用这个口令打不开，或者坏了，没法比较。恢复的时候它会整个留在旁边。</source>
        <translation>The present profile does not open with this passphrase, or is damaged, so it cannot be compared. It is kept whole when restoring.</translation>
    </message>
    <message>
        <source>⚠ 现在的档案是另一台电脑的，和这份备份不是一回事。</source>
        <translation>⚠ The present profile belongs to another computer than this backup.</translation>
    </message>
    <message>
        <source>现在有、备份里没有的改动 {n} 条：恢复以后看不到，还留在原来的档案里。</source>
        <translation>Changes that are here now and not in the backup: {n}. After restoring they are not shown, and stay in the former profile.</translation>
    </message>
    <message>
        <source>现在有的，备份里都有，恢复不会少什么。</source>
        <translation>The backup holds everything that is here now; restoring loses nothing.</translation>
    </message>
</context>
<context>
    <name>ResultForm</name>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>几个人用顿号隔开，例如 王电工、李师傅</source>
        <translation>Several names with commas between them</translation>
    </message>
    <message>
        <source>帮扶日期</source>
        <translation>Day of the help</translation>
    </message>
    <message>
        <source>可以不写</source>
        <translation>may stay empty</translation>
    </message>
    <message>
        <source>帮了什么，可以不写</source>
        <translation>What was done; may stay empty</translation>
    </message>
    <message>
        <source>结果(&amp;O)</source>
        <translation>&amp;Outcome</translation>
    </message>
    <message>
        <source>谁去帮的(&amp;H)</source>
        <translation>Who &amp;helped</translation>
    </message>
    <message>
        <source>帮扶日期(&amp;D)</source>
        <translation>&amp;Day of the help</translation>
    </message>
    <message>
        <source>用时（小时）</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>帮了什么(&amp;A)</source>
        <translation>Wh&amp;at was done</translation>
    </message>
    <message>
        <source>记下结果(&amp;K)</source>
        <translation>&amp;Keep the outcome</translation>
    </message>
    <message>
        <source>帮完以后</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>请写整小时数，例如 2，也可以空着</source>
        <translation>Whole hours, such as 2, or nothing</translation>
    </message>
    <message>
        <source>记下了，已进帮扶台账。</source>
        <translation>Kept; it is in the ledger of help.</translation>
    </message>
    <message>
        <source>记下了：不用帮了，不进帮扶台账。</source>
        <translation>Kept: no longer needed, not in the ledger.</translation>
    </message>
</context>
<context>
    <name>Revision</name>
    <message>
        <source>为什么改</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>为什么改(&amp;Z) *</source>
        <translation>Why (&amp;Z) *</translation>
    </message>
    <message>
        <source>不改了，恢复原样</source>
        <translation>Drop it, as before</translation>
    </message>
    <message>
        <source>先不改</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>先不改，写了的留着</source>
        <translation>Not now, keep what is written</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>还没有改任何一项。改好以后再保存，或者按 Esc 先不改。</source>
        <translation>Nothing is changed yet. Change something and save, or press Esc.</translation>
    </message>
    <message>
        <source>请写一句为什么改，或者点一个常用的原因</source>
        <translation>Say why in a few words, or pick a usual reason</translation>
    </message>
    <message>
        <source>已更正 {n} 项，原来的写法仍查得到。下次送出或合并后，别处也会看到。</source>
        <translation>Corrected: {n}. The former words can be looked up. Others see it after the next bundle.</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>返回户册</source>
        <translation>Back to the households</translation>
    </message>
    <message>
        <source>选表格文件…</source>
        <translation>Choose a sheet…</translation>
    </message>
    <message>
        <source>下载空白模板…</source>
        <translation>Save an empty template…</translation>
    </message>
    <message>
        <source>名册导入</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>把 Excel 或 CSV 表格拖到这里，也可以点按钮选。村里现有的表就行，不用先整理。</source>
        <translation>Drag an Excel or CSV sheet here, or choose one. The village's own sheet will do as it is.</translation>
    </message>
    <message>
        <source>1. 选一张表。表头有几行、有合并格子、有空行和说明都没关系。</source>
        <translation>1. Choose a sheet. Headers of several rows, merged cells, empty rows and remarks do no harm.</translation>
    </message>
    <message>
        <source>2. 核对哪一列是什么。选过一次，下次同样的表会记得。</source>
        <translation>2. Check which column is what. Your choice is remembered for sheets like it.</translation>
    </message>
    <message>
        <source>3. 先看一看会怎样：新增几户、改动几户、哪一行有问题。看好了才写入。</source>
        <translation>3. Look at what would happen: how many new, how many changed, which rows have a problem. Only then is it written.</translation>
    </message>
    <message>
        <source>身份证号、银行卡号的列和格子不会读入；14 岁以下的孩子只记人数。</source>
        <translation>Columns and cells with ID or bank card numbers are left out; children under 14 are only counted.</translation>
    </message>
    <message>
        <source>以后再导入新表，网格员自己改过的不会被盖掉；表里没有了的户只列出来，不会删。</source>
        <translation>A later sheet does not overwrite what grid workers changed; households no longer in it are listed, not deleted.</translation>
    </message>
    <message>
        <source>想从头填一张表？</source>
        <translation>Rather fill in a sheet of your own?</translation>
    </message>
    <message>
        <source>第 1 步，共 3 步：选表</source>
        <translation>Step 1 of 3: choose</translation>
    </message>
    <message>
        <source>第 2 步，共 3 步：哪一列是什么</source>
        <translation>Step 2 of 3: which column is what</translation>
    </message>
    <message>
        <source>第 3 步，共 3 步：看一看，再写入</source>
        <translation>Step 3 of 3: look, then write</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>选表格文件</source>
        <translation>Choose a sheet</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.csv *.xlsm *.txt)</source>
        <translation>Sheets (*.xlsx *.xls *.csv *.xlsm *.txt)</translation>
    </message>
    <message>
        <source>这里没有表格文件。</source>
        <translation>There is no sheet here.</translation>
    </message>
    <message>
        <source>请拖一个 .xlsx、.xls 或 .csv 文件进来。</source>
        <translation>Drag a .xlsx, .xls or .csv file in.</translation>
    </message>
    <message>
        <source>正在读表</source>
        <translation>Reading the sheet</translation>
    </message>
    <message>
        <source>正在比对</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>正在写入户册</source>
        <translation>Writing households</translation>
    </message>
    <message>
        <source>户册没有改动，表也没有动。</source>
        <translation>The book is unchanged, and so is the sheet.</translation>
    </message>
    <message>
        <source>新增 {n} 户</source>
        <translation>new: {n}</translation>
    </message>
    <message>
        <source>改动 {n} 户</source>
        <translation>changed: {n}</translation>
    </message>
    <message>
        <source>没有变化 {n} 户</source>
        <translation>unchanged: {n}</translation>
    </message>
    <message>
        <source>登记或改动成员 {n} 人</source>
        <translation>people added or changed: {n}</translation>
    </message>
    <message>
        <source>写好了：{what}。</source>
        <translation>Written: {what}.</translation>
    </message>
    <message>
        <source>表里没有了的 {n} 户还在户册里，请核对。</source>
        <translation>{n} household|households no longer in the sheet but still in the book; please check.</translation>
    </message>
    <message>
        <source>下次给网格员写回复包时，会带到他们的电脑上。</source>
        <translation>The next answers bring them to the grid workers' computers.</translation>
    </message>
    <message>
        <source>下次导出数据包时，会一起带到办公室。</source>
        <translation>The next bundle brings them to the office.</translation>
    </message>
    <message>
        <source>已取消，没有写入任何内容。</source>
        <translation>Cancelled; nothing was written.</translation>
    </message>
    <message>
        <source>户册模板.xlsx</source>
        <translation>household-template.xlsx</translation>
    </message>
    <message>
        <source>模板存到哪里</source>
        <translation>Where to save the template</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel sheets (*.xlsx)</translation>
    </message>
    <message>
        <source>模板存好了。填好以后回到这里选它。</source>
        <translation>The template is saved. Fill it in, then choose it here.</translation>
    </message>
</context>
<context>
    <name>SafePage</name>
    <message>
        <source>安全事项</source>
        <translation>Parts of safety</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Safety</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>保存，写下一户　Ctrl+Enter</source>
        <translation>Save, next　Ctrl+Enter</translation>
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
        <source>这篇日记要扔进回收站吗？</source>
        <translation>Throw this page into the bin?</translation>
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
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>查找　Ctrl+K　　王、wjw 3 li、低保、电话尾号、门牌、3月5日</source>
        <translation>Search　Ctrl+K　　Wang, wjw 3 li, dibao, end of a phone, door, date</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>到找到的结果里去</source>
        <translation>To what was found</translation>
    </message>
    <message>
        <source>不找了，回到刚才的页面</source>
        <translation>Leave the search, back to the page</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>any</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>找到的结果</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>打开这一条</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>从第一条回到查找框</source>
        <translation>From the first hit back to the box</translation>
    </message>
    <message>
        <source>不找了，回到刚才的页面</source>
        <translation>Leave the search, back to the page</translation>
    </message>
    <message>
        <source>网格(&amp;G)</source>
        <translation>&amp;Grid</translation>
    </message>
    <message>
        <source>类别(&amp;L)</source>
        <translation>Kind (&amp;L)</translation>
    </message>
    <message>
        <source>时间(&amp;S)</source>
        <translation>When (&amp;S)</translation>
    </message>
    <message>
        <source>户的标签(&amp;B)</source>
        <translation>Tag (&amp;B)</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>{parts}　（查找索引还在后台补建，差 {n} 条；结果一样完整，只是慢一些）</source>
        <translation>{parts}　(the index is still being built, {n} left; results are complete, only slower)</translation>
    </message>
    <message>
        <source>还有更多：按 Enter 或点这里</source>
        <translation>More: press Enter or click here</translation>
    </message>
    <message>
        <source>没有找到“{text}”。少写一两个字，或者把上面的条件放宽再试。</source>
        <translation>Nothing found for "{text}". Write less, or widen the filters above.</translation>
    </message>
    <message>
        <source>在上面写要找的：姓名或拼音首字母（王家凤、wjf），地方和组（wjw 3），电话尾号，门牌，日期（3月5日），或者日记、诉求、求助、会议里的任何字。</source>
        <translation>Write above what you look for: a name or its pinyin initials (wjf), a place and group (wjw 3), the end of a phone, a door, a date (2026-03-05), or any words of the diary, of demands, of requests for help and of meetings.</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>查找，在哪一页都可以</source>
        <translation>Search, from every page</translation>
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
        <source>没有新内容要送。有一个网格已经不归您管，送一个数据包给办公室，交接就完成了。</source>
        <translation>Nothing new to send. A grid is no longer yours: one bundle to the office completes the hand-over.</translation>
    </message>
    <message>
        <source>没有新内容要送。这份档案从备份恢复过，请送一个数据包，办公室就会把缺的发回来。</source>
        <translation>Nothing new to send. This profile was restored from a backup: please send a bundle, and the office sends back what is missing.</translation>
    </message>
    <message>
        <source>没有新内容要送。办公室的电脑从备份恢复过，请送一个数据包，好让办公室核对有没有缺的。</source>
        <translation>Nothing new to send. The office's computer was restored from a backup: please send a bundle so that it can check what is missing.</translation>
    </message>
    <message>
        <source>没有新内容要送。有 {n} 个附件还没到，送一个数据包，下次的回复包就会带来。</source>
        <translation>Nothing new to send. Attachments that have not come yet: {n}; send a bundle, and the next reply brings them.</translation>
    </message>
    <message>
        <source>没有要送的，办公室都收到了。</source>
        <translation>Nothing to send; the office has everything.</translation>
    </message>
    <message>
        <source>要送的：回执等 {n} 条</source>
        <translation>To send: receipts and the like, {n}</translation>
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
        <source>（附件共 {size}）</source>
        <translation> (attachments: {size})</translation>
    </message>
    <message>
        <source>（附件共 {size}，分成 {n} 个文件；先后不论，少了哪个下次会再带上）</source>
        <translation> (attachments: {size}, in {n} files; any order will do, and what is lost goes along next time)</translation>
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
    <name>SeveralAtOnce</name>
    <message>
        <source>共性意见至少要勾两件。只有这一件，请打开它，记“告知群众”。</source>
        <translation>A common answer needs two ticks or more. With one, open it and tell the resident there.</translation>
    </message>
    <message>
        <source>接着到“待交办”里交办。</source>
        <translation>Go on in "To assign".</translation>
    </message>
    <message>
        <source>承办的人签收以后，会到“办理中”里。</source>
        <translation>Once they are accepted they stand in "In hand".</translation>
    </message>
    <message>
        <source>每一件各记了一条告知，打开诉求看得到；还在办的，办好了再告诉一次结果。</source>
        <translation>Each has its own line of being told, seen in the demand. What is in hand is told once more when it is done.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>{table}：各列的名称</source>
        <translation>{table}: names of the columns</translation>
    </message>
</context>
<context>
    <name>SheetTable</name>
    <message>
        <source>这一格要改</source>
        <translation>This cell must be changed</translation>
    </message>
</context>
<context>
    <name>ShortForm</name>
    <message>
        <source>先放着</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>先放着，写了的留着</source>
        <translation>Put aside; what is typed stays</translation>
    </message>
    <message>
        <source>写的内容还在窗口里，也存了草稿。</source>
        <translation>What you wrote is still in the window and kept as a draft.</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>{title}，{n} 件</source>
        <translation>{title}, {n} waiting</translation>
    </message>
</context>
<context>
    <name>SourcesCard</name>
    <message>
        <source>到“设备”里看</source>
        <translation>Look under "Devices"</translation>
    </message>
    <message>
        <source>数据收齐了没有</source>
        <translation>Is all data in?</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>! {grid}：{what}</source>
        <translation>! {grid}: {what}</translation>
    </message>
    <message>
        <source>还有 {n} 个网格没有收齐。</source>
        <translation>Grids with data missing: {n}.</translation>
    </message>
    <message>
        <source>最久没有交包的：{grid}，最近一包：{when}</source>
        <translation>Longest without a file: {grid}; its last file came: {when}</translation>
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
    <name>Table</name>
    <message>
        <source>{table}：各列的名称</source>
        <translation>{table}: names of the columns</translation>
    </message>
</context>
<context>
    <name>TakeOverBox</name>
    <message>
        <source>接替原来的办公室电脑</source>
        <translation>Take over from the former office computer</translation>
    </message>
    <message>
        <source>不再使用</source>
        <translation>no longer used</translation>
    </message>
    <message>
        <source>这份档案是从备份恢复的，或者是复制来的</source>
        <translation>This profile was restored from a backup, or copied</translation>
    </message>
    <message>
        <source>它还没有新的证书，写的东西先留在这里，不会丢，也还不算数。请办公室在“设备”里发一份邀请，用它在下面重新加入。</source>
        <translation>It has no new certificate: what is written stays here, is not lost, and does not count yet. Ask the office for an invite ("Devices") and join again with it below.</translation>
    </message>
    <message>
        <source>原来那份确实不用了，就写“{w}”</source>
        <translation>If the other copy is really not used any more, write "{w}"</translation>
    </message>
    <message>
        <source>接替以后，这台电脑就是办公室，照常合并、发答复。备份里没有的记录，网格员的电脑里都还在，下次交换时会自动再送一遍，一条也不会丢。</source>
        <translation>Then this computer is the office, merging and answering as before. What the backup lacks is still on the grid workers' computers and comes again by itself; nothing is lost.</translation>
    </message>
    <message>
        <source>恢复以前在这里办的、备份里没有的，会列在“待处理”的“没有采用”里，请看一看，要紧的重新办。</source>
        <translation>What was done here and is not in the backup stands under "To settle", "Not in effect": look, and do again what matters.</translation>
    </message>
    <message>
        <source>⚠ 如果原来那台电脑（或那份档案）还在用，请不要接替：两边会各写各的。拿不准，就先关上程序，找到原来那台再说。</source>
        <translation>⚠ If the former computer (or copy) is still in use, do not take over: both would go their own ways. If in doubt, close the program and find it first.</translation>
    </message>
    <message>
        <source>请照写“{w}”</source>
        <translation>Please write "{w}"</translation>
    </message>
    <message>
        <source>接替好了，这台电脑就是办公室。</source>
        <translation>Taken over: this computer is the office now.</translation>
    </message>
    <message>
        <source>请给每个网格员发一次答复：备份以后送来过的，他们下次会再送。</source>
        <translation>Please write an answer for every worker once: what they had sent after the backup they send again next time.</translation>
    </message>
    <message>
        <source>备份以后办过的，会列在“待处理”里，请复核。</source>
        <translation>What was done after the backup is listed under To settle; please check it.</translation>
    </message>
    <message>
        <source>去给网格员发答复</source>
        <translation>Write answers for the workers</translation>
    </message>
    <message>
        <source>什么都没有改变。</source>
        <translation>Nothing has changed.</translation>
    </message>
    <message>
        <source>⚠ 这份档案是恢复或复制来的，还没有新的证书，写的先不算数。</source>
        <translation>⚠ This profile was restored or copied and has no new certificate; what is written does not count yet.</translation>
    </message>
    <message>
        <source>看怎么办</source>
        <translation>What to do</translation>
    </message>
</context>
<context>
    <name>TeamCard</name>
    <message>
        <source>服务队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>! 这个网格现在没有人负责。按“交给一个人负责”，选一位网格员。</source>
        <translation>! Nobody has this grid now. Press "Put in charge" and choose a grid worker.</translation>
    </message>
    <message>
        <source>编入一个人</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>交给另一个人</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>交给一个人负责</source>
        <translation>Put in charge</translation>
    </message>
    <message>
        <source>安排顶岗</source>
        <translation>Arrange a stand-in</translation>
    </message>
    <message>
        <source>以前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>代 {n}</source>
        <translation>for {n}</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>{a} 至 {b}</source>
        <translation>{a} to {b}</translation>
    </message>
    <message>
        <source>{a} 起</source>
        <translation>from {a}</translation>
    </message>
    <message>
        <source>至 {b}</source>
        <translation>until {b}</translation>
    </message>
    <message>
        <source>原因：{r}</source>
        <translation>Why: {r}</translation>
    </message>
    <message>
        <source>工作电话 {p}</source>
        <translation>Work phone {p}</translation>
    </message>
    <message>
        <source>{n}（{r}）</source>
        <translation>{n} ({r})</translation>
    </message>
    <message>
        <source>{n}（代 {w}）</source>
        <translation>{n} (for {w})</translation>
    </message>
    <message>
        <source>{who}　{about}</source>
        <translation>{who}　{about}</translation>
    </message>
    <message>
        <source>结束顶岗…</source>
        <translation>End standing in…</translation>
    </message>
    <message>
        <source>不再负责…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>退出…</source>
        <translation>Leave…</translation>
    </message>
    <message>
        <source>{n}：{w}</source>
        <translation>{n}: {w}</translation>
    </message>
</context>
<context>
    <name>TeamList</name>
    <message>
        <source>看哪些队伍</source>
        <translation>Which teams</translation>
    </message>
    <message>
        <source>现在的</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>解散的也看</source>
        <translation>Ended too</translation>
    </message>
    <message>
        <source>建一支队伍</source>
        <translation>Set up a team</translation>
    </message>
    <message>
        <source>还没有队伍。把村里愿意搭把手的人写成一支队伍，有人求助时就能配上。</source>
        <translation>No teams yet. Put those who will lend a hand into a team, and it is matched when somebody needs help.</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>建一支队伍(&amp;N)</source>
        <translation>Set up a team (&amp;N)</translation>
    </message>
    <message>
        <source>共 {n} 支</source>
        <translation>{n} team|teams</translation>
    </message>
    <message>
        <source>已解散</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} person|people</translation>
    </message>
    <message>
        <source>办公室建的队伍，各台电脑都看得到。村和网格都不选，就是全镇的。</source>
        <translation>A team of the office is seen on every computer. Without village and grid it serves the whole town.</translation>
    </message>
    <message>
        <source>建在自己的网格里，办公室也看得到。只服务几个小组的，把小组写上。</source>
        <translation>It lies in your own grid; the office sees it too. Name the groups if it serves only some.</translation>
    </message>
    <message>
        <source>建好</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>建好了。下一步：把队员一个个加进去。</source>
        <translation>Set up. Next: add its members.</translation>
    </message>
    <message>
        <source>例如 3组、4组；空着就是全部小组。</source>
        <translation>Empty: all groups.</translation>
    </message>
    <message>
        <source>{n} 解散</source>
        <translation>{n}: end</translation>
    </message>
    <message>
        <source>{n} 退出队伍</source>
        <translation>{n}: leaves the team</translation>
    </message>
    <message>
        <source>以前帮过的都还在帮扶台账里。最后一天当天还算在内。</source>
        <translation>What was done stays in the ledger of help. The last day counts too.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>记下了。</source>
        <translation>Kept.</translation>
    </message>
    <message>
        <source>{n}：加一个人</source>
        <translation>{n}: add somebody</translation>
    </message>
    <message>
        <source>先问本人愿不愿意。电话可以不留；不同意印在联系表上的，只在这里看得到。</source>
        <translation>Ask first. A number need not be left; without consent it is seen here only and not printed.</translation>
    </message>
    <message>
        <source>加进队伍</source>
        <translation>Add to the team</translation>
    </message>
    <message>
        <source>加进去了。</source>
        <translation>Added.</translation>
    </message>
    <message>
        <source>是户册里哪一户的人就选上，他要看、要删自己的资料时找得到。</source>
        <translation>So that it is found when the person asks to see or delete it.</translation>
    </message>
</context>
<context>
    <name>TeamView</name>
    <message>
        <source>各台电脑都有</source>
        <translation>on every computer</translation>
    </message>
    <message>
        <source>{d}解散</source>
        <translation>ended {d}</translation>
    </message>
    <message>
        <source>不分村组</source>
        <translation>everywhere</translation>
    </message>
    <message>
        <source>服务：{w}</source>
        <translation>Serves: {w}</translation>
    </message>
    <message>
        <source>能帮：{w}</source>
        <translation>Can do: {w}</translation>
    </message>
    <message>
        <source>没有写</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>解散…</source>
        <translation>End…</translation>
    </message>
    <message>
        <source>这支队伍是办公室建的，要改请告诉办公室；可以往里加本网格的人。</source>
        <translation>A team of the office: tell the office what to change. You can add people of your grid.</translation>
    </message>
    <message>
        <source>队员 {n} 人</source>
        <translation>{n} member|members</translation>
    </message>
    <message>
        <source>还没有队员</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>加一个人</source>
        <translation>Add somebody</translation>
    </message>
    <message>
        <source>（已按居民请求删除）</source>
        <translation>(deleted on request)</translation>
    </message>
    <message>
        <source>{d}退出</source>
        <translation>left {d}</translation>
    </message>
    <message>
        <source>会 {w}</source>
        <translation>can: {w}</translation>
    </message>
    <message>
        <source>同意印在联系表上</source>
        <translation>may be printed on the contact sheet</translation>
    </message>
    <message>
        <source>不印在联系表上</source>
        <translation>not printed on the contact sheet</translation>
    </message>
    <message>
        <source>更正{n}</source>
        <translation>Correct {n}</translation>
    </message>
    <message>
        <source>退出…</source>
        <translation>Leave…</translation>
    </message>
    <message>
        <source>{n}退出</source>
        <translation>{n} leaves</translation>
    </message>
    <message>
        <source>看这一户</source>
        <translation>See the household</translation>
    </message>
</context>
<context>
    <name>TeamsPage</name>
    <message>
        <source>互助事项</source>
        <translation>Mutual aid</translation>
    </message>
    <message>
        <source>求助</source>
        <translation>Help wanted</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>包联</source>
        <translation>Pairings</translation>
    </message>
    <message>
        <source>评官评事</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>互助</source>
        <translation>Mutual aid</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>收起打印和导出</source>
        <translation>Close printing and export</translation>
    </message>
    <message>
        <source>帮扶台账…</source>
        <translation>Ledger of help…</translation>
    </message>
    <message>
        <source>联系表…</source>
        <translation>Contact sheet…</translation>
    </message>
    <message>
        <source>帮扶台账</source>
        <translation>Ledger of help</translation>
    </message>
    <message>
        <source>联系表</source>
        <translation>Contact sheet</translation>
    </message>
    <message>
        <source>存到哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel sheets (*.xlsx)</translation>
    </message>
    <message>
        <source>写好了，共 {n} 行。</source>
        <translation>Written: {n} row|rows.</translation>
    </message>
</context>
<context>
    <name>TickList</name>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>勾上这一件，或者去掉勾</source>
        <translation>Tick this one, or take the tick away</translation>
    </message>
    <message>
        <source>全部勾上，或者全部去掉</source>
        <translation>Tick all, or none</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>PDF 文件</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>文件待到</source>
        <translation>File to come</translation>
    </message>
    <message>
        <source>照片待到</source>
        <translation>Photo to come</translation>
    </message>
    <message>
        <source>已按居民要求删去</source>
        <translation>Deleted on request</translation>
    </message>
    <message>
        <source>{kind}：{name}，{about}</source>
        <translation>{kind}: {name}, {about}</translation>
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
        <source>{place}。输入口令，打开这个档案。</source>
        <translation>{place}. Type the passphrase to open this profile.</translation>
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
        <source>不是我，换一个人…</source>
        <translation>Not me, somebody else…</translation>
    </message>
    <message>
        <source>打开别的档案，或重新开始…</source>
        <translation>Open another profile, or begin anew…</translation>
    </message>
    <message>
        <source>忘了口令…</source>
        <translation>Forgotten…</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore from a backup…</translation>
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
    <name>VersionsView</name>
    <message>
        <source>改过的每一版（{n} 版）</source>
        <translation>Versions ({n})</translation>
    </message>
    <message>
        <source>没有更正过。更正以后，原来的写法留在这里。</source>
        <translation>Never corrected. After a correction the former words stay here.</translation>
    </message>
    <message>
        <source>再看更早的 {n} 版</source>
        <translation>See {n} earlier versions</translation>
    </message>
    <message>
        <source>（不在名册里的人）</source>
        <translation>(somebody not in the book)</translation>
    </message>
    <message>
        <source>第 {n} 版　{who}　{when}　{where}</source>
        <translation>Version {n}　{who}　{when}　{where}</translation>
    </message>
    <message>
        <source>⚠ 没有采用</source>
        <translation>⚠ Not in effect</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>原因：{r}</source>
        <translation>Why: {r}</translation>
    </message>
    <message>
        <source>这一版的内容已按居民请求删除，或者还没有收到。</source>
        <translation>The text of this version was deleted as the resident asked, or has not come yet.</translation>
    </message>
    <message>
        <source>最初写的。</source>
        <translation>As first written.</translation>
    </message>
    <message>
        <source>撤下了，放进回收站</source>
        <translation>Withdrawn into the bin</translation>
    </message>
    <message>
        <source>从回收站恢复了</source>
        <translation>Put back from the bin</translation>
    </message>
    <message>
        <source>在这台电脑上</source>
        <translation>on this computer</translation>
    </message>
    <message>
        <source>在{name}的电脑上</source>
        <translation>on the computer of {name}</translation>
    </message>
    <message>
        <source>在另一台电脑上</source>
        <translation>on another computer</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>更正这篇走访</source>
        <translation>Correct this visit</translation>
    </message>
    <message>
        <source>这篇以后不列出、不计数；同时记下的诉求和约定还在，要撤请分别撤。</source>
        <translation>This visit is listed and counted no more; demands and promises written with it stay and are withdrawn by themselves.</translation>
    </message>
    <message>
        <source>{day}　{home}</source>
        <translation>{day}　{home}</translation>
    </message>
    <message>
        <source>补记 {n} 天</source>
        <translation>late entry {n} d</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>看办到哪一步</source>
        <translation>How far it is</translation>
    </message>
    <message>
        <source>{text}（{day}前）</source>
        <translation>{text} (by {day})</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Promise</translation>
    </message>
</context>
<context>
    <name>VisitRevision</name>
    <message>
        <source>例如：日期记错了一天；漏写了老人要带药</source>
        <translation>For example: the date was a day off; the medicine was left out</translation>
    </message>
    <message>
        <source>当初记错了</source>
        <translation>It was written wrong</translation>
    </message>
    <message>
        <source>漏写了</source>
        <translation>Something was left out</translation>
    </message>
    <message>
        <source>居民要求更正</source>
        <translation>The resident asked for it</translation>
    </message>
    <message>
        <source>走访结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>撤下这篇：不该记的。以后不列出、不计数，原文仍查得到</source>
        <translation>Withdraw it: recorded by mistake</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Began at</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ended at</translation>
    </message>
    <message>
        <source>更正这篇走访</source>
        <translation>Correct this visit</translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>看全文、更正</source>
        <translation>Read, correct</translation>
    </message>
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
        <source>从备份恢复…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>这台电脑上已有的档案</source>
        <translation>Profiles on this computer</translation>
    </message>
    <message>
        <source>{n}（{t}）</source>
        <translation>{n} ({t})</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>常用的原因</source>
        <translation>Usual reasons</translation>
    </message>
</context>
<context>
    <name>WithdrawBox</name>
    <message>
        <source>撤下…</source>
        <translation>Withdraw…</translation>
    </message>
    <message>
        <source>撤下这一条，放进回收站</source>
        <translation>Withdraw this into the bin</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>从回收站恢复这一条</source>
        <translation>Put this back from the bin</translation>
    </message>
    <message>
        <source>为什么撤下</source>
        <translation>Why withdraw</translation>
    </message>
    <message>
        <source>例如：和另一条记重了</source>
        <translation>For example: written twice</translation>
    </message>
    <message>
        <source>记重了</source>
        <translation>Written twice</translation>
    </message>
    <message>
        <source>记错了户</source>
        <translation>Wrong household</translation>
    </message>
    <message>
        <source>不该记的</source>
        <translation>Should not be recorded</translation>
    </message>
    <message>
        <source>居民要求撤下</source>
        <translation>The resident asked for it</translation>
    </message>
    <message>
        <source>为什么撤下(&amp;Z) *</source>
        <translation>Why withdraw (&amp;Z) *</translation>
    </message>
    <message>
        <source>撤下，放进回收站</source>
        <translation>Withdraw into the bin</translation>
    </message>
    <message>
        <source>不撤</source>
        <translation>Do not</translation>
    </message>
    <message>
        <source>撤下这一条</source>
        <translation>Withdraw this</translation>
    </message>
    <message>
        <source>原文留在回收站里，随时可以恢复；下次送出或合并后，别处也会撤下。</source>
        <translation>The text stays in the bin and can be put back at any time; elsewhere it goes with the next file.</translation>
    </message>
    <message>
        <source>以后不列出、不计数。</source>
        <translation>It is listed and counted no more.</translation>
    </message>
    <message>
        <source>请写一句为什么，或者点一个常用的原因</source>
        <translation>Say why in a few words, or pick a usual reason</translation>
    </message>
    <message>
        <source>已撤下，放进了回收站。下次送出或合并后，别处也会撤下。</source>
        <translation>Withdrawn into the bin. Elsewhere it goes with the next file.</translation>
    </message>
    <message>
        <source>已写下。等办这件诉求的那台电脑接收以后，才会撤下。</source>
        <translation>Written down. It goes once the computer that handles this demand has received it.</translation>
    </message>
    <message>
        <source>已恢复，和撤下以前一样。</source>
        <translation>Put back, as it was before.</translation>
    </message>
    <message>
        <source>已写下。等办这件诉求的那台电脑接收以后，才会恢复。</source>
        <translation>Written down. It is back once the computer that handles this demand has received it.</translation>
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
        <translation>Taken back: this "not home" of {name} does not count.</translation>
    </message>
    <message>
        <source>改动留有记录，别的都没有变。</source>
        <translation>The change is on record; nothing else has changed.</translation>
    </message>
    <message>
        <source>这次到访未遇还算数。</source>
        <translation>This "not home" still counts.</translation>
    </message>
    <message>
        <source>记错了，撤回</source>
        <translation>A mistake, take it back</translation>
    </message>
</context>
<context>
    <name>appraisal</name>
    <message>
        <source>{y}年上半年</source>
        <translation>first half of {y}</translation>
    </message>
    <message>
        <source>{y}年下半年</source>
        <translation>second half of {y}</translation>
    </message>
</context>
<context>
    <name>area_forms</name>
    <message>
        <source>例如 石桥村</source>
        <translation>For example Shiqiao Village</translation>
    </message>
    <message>
        <source>没有就空着</source>
        <translation>Leave empty if there is none</translation>
    </message>
    <message>
        <source>添加一个单位</source>
        <translation>Add a unit</translation>
    </message>
    <message>
        <source>县、镇、村（社区）或村民小组。网格再添加在它下面。</source>
        <translation>A county, town, village (community) or villager group. Grids are added below it.</translation>
    </message>
    <message>
        <source>名称(&amp;N) *</source>
        <translation>&amp;Name *</translation>
    </message>
    <message>
        <source>层级(&amp;L)</source>
        <translation>&amp;Level</translation>
    </message>
    <message>
        <source>属于(&amp;S)</source>
        <translation>Belong&amp;s to</translation>
    </message>
    <message>
        <source>编码(&amp;B)</source>
        <translation>Code (&amp;B)</translation>
    </message>
    <message>
        <source>添加单位</source>
        <translation>Add a unit</translation>
    </message>
    <message>
        <source>已添加 {n}。</source>
        <translation>Added: {n}.</translation>
    </message>
    <message>
        <source>例如 石桥村第二网格</source>
        <translation>For example Shiqiao Village Grid 2</translation>
    </message>
    <message>
        <source>例如 990101100201002</source>
        <translation>For example 990101100201002</translation>
    </message>
    <message>
        <source>添加一个网格</source>
        <translation>Add a grid</translation>
    </message>
    <message>
        <source>一般一个网格 100 到 200 户。编码可以用 15 位的，或自己的编号。</source>
        <translation>A grid usually has 100 to 200 households. Use a code of 15 digits or a number of your own.</translation>
    </message>
    <message>
        <source>网格名称(&amp;N) *</source>
        <translation>&amp;Name of the grid *</translation>
    </message>
    <message>
        <source>网格编码(&amp;B) *</source>
        <translation>Code of the grid (&amp;B) *</translation>
    </message>
    <message>
        <source>添加网格</source>
        <translation>Add a grid</translation>
    </message>
    <message>
        <source>下一步：到“设备”里给网格员发邀请，或者在这里编队伍。</source>
        <translation>Next: invite grid workers under "Devices", or put the team together here.</translation>
    </message>
    <message>
        <source>修改 {n}</source>
        <translation>Change {n}</translation>
    </message>
    <message>
        <source>以前的记录不受影响，仍按原来的网格统计。</source>
        <translation>Earlier records are not touched; they count for the grid they were in.</translation>
    </message>
    <message>
        <source>启用日期(&amp;D)</source>
        <translation>In use from (&amp;D)</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>停用以后不再出现在选择里，以前的走访、诉求和统计都还在。最后一天当天还算在内。</source>
        <translation>It is no longer offered; its visits, demands and figures stay. The last day itself still counts.</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>停用 {n}</source>
        <translation>Close {n}</translation>
    </message>
    <message>
        <source>最后一天(&amp;D) *</source>
        <translation>Last &amp;day *</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>他的网格、分工和顶岗都到这一天为止，他写过的记录都还在。他的电脑要再交一次数据包。</source>
        <translation>Grids, parts and stand-ins end on that day; all records stay. That person's computer must hand in one more bundle.</translation>
    </message>
    <message>
        <source>{n} 离岗</source>
        <translation>{n} leaves</translation>
    </message>
    <message>
        <source>离岗</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>从哪一天起</source>
        <translation>From which day</translation>
    </message>
    <message>
        <source>{g}：编入一个人</source>
        <translation>{g}: add a person to the team</translation>
    </message>
    <message>
        <source>编为网格长或专职网格员，就由他负责这个网格。名单里没有的人，先到左边“全部人员”里登记。</source>
        <translation>As grid lead or full-time grid worker that person is in charge of the grid. People not in the list are added first, under "Everybody" on the left.</translation>
    </message>
    <message>
        <source>谁(&amp;N) *</source>
        <translation>Who (&amp;N) *</translation>
    </message>
    <message>
        <source>分工(&amp;F) *</source>
        <translation>Part (&amp;F) *</translation>
    </message>
    <message>
        <source>从哪一天起(&amp;D) *</source>
        <translation>From which &amp;day *</translation>
    </message>
    <message>
        <source>编入队伍</source>
        <translation>Add to the team</translation>
    </message>
    <message>
        <source>交接：不再由 {n} 负责</source>
        <translation>Hand over: {n} no longer has it</translation>
    </message>
    <message>
        <source>一起负责：{n} 也还负责</source>
        <translation>Share: {n} keeps it too</translation>
    </message>
    <message>
        <source>由他负责</source>
        <translation>Give it to them</translation>
    </message>
    <message>
        <source>他可以同时负责几个网格。写一份回复文件给他，带到他的电脑就生效。</source>
        <translation>One person may have several grids. Write an answer file for them; it counts once it reaches their computer.</translation>
    </message>
    <message>
        <source>{g}：交给另一个人</source>
        <translation>{g}: hand over to another person</translation>
    </message>
    <message>
        <source>{g}：交给一个人</source>
        <translation>{g}: put somebody in charge</translation>
    </message>
    <message>
        <source>交给谁(&amp;N) *</source>
        <translation>To whom (&amp;N) *</translation>
    </message>
    <message>
        <source>怎么交(&amp;F)</source>
        <translation>How (&amp;F)</translation>
    </message>
    <message>
        <source>交给他</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>他写过的都还在。他的电脑知道以后再交一次数据包，网格才完全收回，路上写的也算。</source>
        <translation>All that was written stays. The grid is fully taken back once that computer knows and has handed in one more bundle; what was written on the way counts.</translation>
    </message>
    <message>
        <source>{n} 不再负责这个网格</source>
        <translation>{n} no longer has this grid</translation>
    </message>
    <message>
        <source>收回网格</source>
        <translation>Take the grid back</translation>
    </message>
    <message>
        <source>{n}（{r}）退出队伍</source>
        <translation>{n} ({r}) leaves the team</translation>
    </message>
    <message>
        <source>退出队伍</source>
        <translation>Leave the team</translation>
    </message>
    <message>
        <source>空着：到有人结束为止</source>
        <translation>Empty: until somebody ends it</translation>
    </message>
    <message>
        <source>例如 休假、外出学习、生病</source>
        <translation>For example: leave, training, illness</translation>
    </message>
    <message>
        <source>顶岗的人在这段时间也能看到、记录这个网格的户，他写的都标“代”。到期那天以后自动看不到。</source>
        <translation>For that time the stand-in can see and record this grid's households; what they write is marked as standing in. Afterwards it goes out of their sight by itself.</translation>
    </message>
    <message>
        <source>{g}：安排顶岗</source>
        <translation>{g}: arrange a stand-in</translation>
    </message>
    <message>
        <source>谁来顶岗(&amp;N) *</source>
        <translation>Who stands in (&amp;N) *</translation>
    </message>
    <message>
        <source>替谁(&amp;T)</source>
        <translation>For whom (&amp;T)</translation>
    </message>
    <message>
        <source>到哪一天为止(&amp;E)</source>
        <translation>Until which day (&amp;E)</translation>
    </message>
    <message>
        <source>原因(&amp;Y) *</source>
        <translation>Wh&amp;y *</translation>
    </message>
    <message>
        <source>安排顶岗</source>
        <translation>Arrange a stand-in</translation>
    </message>
    <message>
        <source>最后一天当天还算在内。他的电脑还不知道时写的也算，知道以后再交一次数据包就收回。</source>
        <translation>The last day itself still counts, and so does what is written before that computer knows. One more bundle after that takes the grid back.</translation>
    </message>
    <message>
        <source>{n} 结束顶岗（代 {w}）</source>
        <translation>{n} ends standing in (for {w})</translation>
    </message>
    <message>
        <source>结束顶岗</source>
        <translation>End standing in</translation>
    </message>
    <message>
        <source>还差一步：请到建立办公室的那台电脑上，再给 {n} 安排一次，才会生效。</source>
        <translation>One step is left: on the computer on which the office was founded, arrange it once more for {n}; then it takes effect.</translation>
    </message>
    <message>
        <source>已记下。</source>
        <translation>Recorded.</translation>
    </message>
    <message>
        <source>请到“设备”给 {n} 写回复文件，带到就生效。</source>
        <translation>Write an answer file for {n} under "Devices"; it counts once it arrives.</translation>
    </message>
    <message>
        <source>等 {n} 的电脑再交一次数据包，原来的网格才完全收回。</source>
        <translation>The former grid is fully taken back once the computer of {n} has handed in one more bundle.</translation>
    </message>
    <message>
        <source>已安排好。</source>
        <translation>Arranged.</translation>
    </message>
    <message>
        <source>例如 王小满</source>
        <translation>For example Wang Xiaoman</translation>
    </message>
    <message>
        <source>办公电话，不要写私人手机</source>
        <translation>An office phone, no private one</translation>
    </message>
    <message>
        <source>登记一个人</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>没有电脑的人也可以登记，例如志愿者、小组长。以后同名加入的电脑会认作同一个人。</source>
        <translation>People without a computer can be added too, such as volunteers or group heads. A computer that joins later under the same name counts as theirs.</translation>
    </message>
    <message>
        <source>姓名(&amp;N) *</source>
        <translation>&amp;Name *</translation>
    </message>
    <message>
        <source>身份(&amp;R)</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <source>单位(&amp;S)</source>
        <translation>Unit (&amp;S)</translation>
    </message>
    <message>
        <source>工作电话(&amp;P)</source>
        <translation>Work &amp;phone</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>和原来一样，没有改动。</source>
        <translation>As before; nothing was changed.</translation>
    </message>
    <message>
        <source>（不属于任何单位）</source>
        <translation>(belongs to no unit)</translation>
    </message>
    <message>
        <source>{n}（{a}）</source>
        <translation>{n} ({a})</translation>
    </message>
</context>
<context>
    <name>common_panel</name>
    <message>
        <source>共性意见是什么事</source>
        <translation>What they have in common</translation>
    </message>
    <message>
        <source>怎么答复的</source>
        <translation>What the answer is</translation>
    </message>
    <message>
        <source>正在办的一并反馈为（不选只告知）</source>
        <translation>Report what is in hand as (none: only tell)</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>deleted_since</name>
    <message>
        <source>⚠ 做这份备份以后，有 {n} 条记录的文字应居民请求或到期删掉了，恢复以后会再出现。</source>
        <translation>⚠ Since this backup was made, the words of {n} records were deleted (a resident asked, or their time was over). Restoring brings them back.</translation>
    </message>
    <message>
        <source>⚠ 有 {n} 条记录的文字以前应居民请求或到期删掉了，这次恢复又带了回来。</source>
        <translation>⚠ The words of {n} records had been deleted (a resident asked, or their time was over). Restoring has brought them back.</translation>
    </message>
    <message>
        <source>是这几户的：{who}</source>
        <translation>They are of: {who}</translation>
    </message>
    <message>
        <source>备份里没有的居民请求 {n} 条：{who}</source>
        <translation>Residents' requests that the backup does not have: {n} ({who})</translation>
    </message>
    <message>
        <source>恢复以后，请合并办公室另一台电脑的数据包；没有另一台，就在“居民请求”里再删一次。</source>
        <translation>After restoring, merge a bundle of another office computer. If there is none, delete once more under "Residents' requests".</translation>
    </message>
    <message>
        <source>恢复以后，请给办公室送一个数据包；合并办公室的回复包以后会再删掉。</source>
        <translation>After restoring, send the office a bundle. They are deleted again once its answer is merged.</translation>
    </message>
    <message>
        <source>{names} 等 {n} 个</source>
        <translation>{names} and others, {n} in all</translation>
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
        <source>　最近去过没遇到人：{d}（{a}）</source>
        <translation>  Last called, nobody met: {d} ({a})</translation>
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
    <name>event_editors</name>
    <message>
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>没有选</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>请写成 2026-04-05 这样，没有就空着</source>
        <translation>Write it as 2026-04-05, or leave it empty</translation>
    </message>
</context>
<context>
    <name>event_hints</name>
    <message>
        <source>空着，首问责任人也可以签收。</source>
        <translation>Left open, whoever was asked first may accept it too.</translation>
    </message>
    <message>
        <source>不在里面？先到“诉求”里的“会议簿”记下这次会。</source>
        <translation>Not among them? First write the meeting into the meeting book under Demands.</translation>
    </message>
    <message>
        <source>没联系上的换一天再联系；两天都没联系上，就可以往下办。</source>
        <translation>Not reached: try on another day. After two days without reaching anybody it can go on.</translation>
    </message>
    <message>
        <source>不是群众自己说的，由别人替他填：记下来，不算进满意率。</source>
        <translation>Filled in by somebody else, not said by the resident: kept, but in no rate.</translation>
    </message>
    <message>
        <source>选了，正在办的这几件就一并反馈；其他的只记告知。</source>
        <translation>With it, those in hand are reported too; the others are only told.</translation>
    </message>
    <message>
        <source>请换一天再联系一次；两天都没联系上，就可以往下办。</source>
        <translation>Please try once more on another day; after two days without reaching anybody it can go on.</translation>
    </message>
    <message>
        <source>已记下：没联系上。</source>
        <translation>Kept: not reached.</translation>
    </message>
    <message>
        <source>已记下：回访没有联系上。</source>
        <translation>Kept: called back, not reached.</translation>
    </message>
    <message>
        <source>已记下：群众不满意。用原来的编号重办，这是第 {n} 次办。</source>
        <translation>Kept: not satisfied. It is taken up again under the same number, for time {n}.</translation>
    </message>
    <message>
        <source>已收回，请再立项；编号还用原来的。</source>
        <translation>Taken back. Register it once more; it keeps its number.</translation>
    </message>
    <message>
        <source>那边的电脑也不在了，就再收回一次。</source>
        <translation>If that computer is gone too, take it back once more.</translation>
    </message>
    <message>
        <source>已收回，现在由{name}经办。</source>
        <translation>Taken back. {name} has it in hand now.</translation>
    </message>
    <message>
        <source>已记下：{name}。</source>
        <translation>Noted: {name}.</translation>
    </message>
</context>
<context>
    <name>event_view</name>
    <message>
        <source>{did}（{wrote}代录）</source>
        <translation>{did} (entered by {wrote})</translation>
    </message>
    <message>
        <source>{name}：{text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>　</source>
        <translation>　</translation>
    </message>
    <message>
        <source>（不在这台电脑上）</source>
        <translation>(not on this computer)</translation>
    </message>
    <message>
        <source>⚠ 后来收回了，没有采用：{why}</source>
        <translation>⚠ Taken back later and not used: {why}</translation>
    </message>
    <message>
        <source>⚠ 后来撤销了，没有采用。</source>
        <translation>⚠ Taken back later, not used.</translation>
    </message>
    <message>
        <source>⏳ 等着：{why}</source>
        <translation>⏳ Waits: {why}</translation>
    </message>
    <message>
        <source>⚠ 没有采用：{why}</source>
        <translation>⚠ Not in effect: {why}</translation>
    </message>
</context>
<context>
    <name>household_waiting</name>
    <message>
        <source>已申请加入{office}，正在等办公室的回复。打开回复文件，您的人家就在这里了。</source>
        <translation>You have asked to join {office} and wait for its answer. Open the answer file and your households are here.</translation>
    </message>
    <message>
        <source>去数据包</source>
        <translation>To the bundles</translation>
    </message>
    <message>
        <source>先添加一户</source>
        <translation>Add a household first</translation>
    </message>
</context>
<context>
    <name>inbox</name>
    <message>
        <source>谁送的</source>
        <translation>From</translation>
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
        <source>— 恢复申请</source>
        <translation>— Request to recover</translation>
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
        <source>恢复回复</source>
        <translation>Recovery answer</translation>
    </message>
    <message>
        <source>恢复申请</source>
        <translation>Request to recover</translation>
    </message>
    <message>
        <source>{name} 第 {span} 号</source>
        <translation>{name} no. {span}</translation>
    </message>
    <message>
        <source>{title}（{step}）</source>
        <translation>{title} ({step})</translation>
    </message>
    <message>
        <source>没有采纳的办理 {n} 步：{s}。</source>
        <translation>Steps not taken: {n}: {s}.</translation>
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
    <name>intake</name>
    <message>
        <source>今天来的</source>
        <translation>came today</translation>
    </message>
    <message>
        <source>第 {n} 天</source>
        <translation>day {n}</translation>
    </message>
    <message>
        <source>　</source>
        <translation>　</translation>
    </message>
    <message>
        <source>不愿留名</source>
        <translation>No name on it</translation>
    </message>
</context>
<context>
    <name>kind_words</name>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Member of a household</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Demand</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>居民请求</source>
        <translation>Resident's request</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Public notice</translation>
    </message>
    <message>
        <source>求助</source>
        <translation>Help wanted</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>队员</source>
        <translation>Member of a team</translation>
    </message>
    <message>
        <source>包联</source>
        <translation>Pairing</translation>
    </message>
    <message>
        <source>评议</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person at work</translation>
    </message>
    <message>
        <source>分工</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Working-day calendar</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo of a merge</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipt</translation>
    </message>
</context>
<context>
    <name>ladder</name>
    <message>
        <source>搜集</source>
        <translation>Collect</translation>
    </message>
    <message>
        <source>立项</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>交办</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>落实</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>不用办</source>
        <translation>not needed</translation>
    </message>
    <message>
        <source>没有办</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>办了</source>
        <translation>done</translation>
    </message>
    <message>
        <source>正在这一步</source>
        <translation>is here now</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>not yet</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>共 {n} 件，含没有立项的。双击或回车打开一件。</source>
        <translation>{n} demand|demands, also those never registered. Enter or a double click opens one.</translation>
    </message>
    <message>
        <source>问题 {p} 件，任务 {t} 项（尚未交办 {u} 项），已有效果 {d} 项，未完成 {o} 项</source>
        <translation>{p} problem|problems, {t} task|tasks ({u} not assigned yet), {d} with a result, {o} to be done</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>问题内容</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>涉及网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>任务数</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>任务内容</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>完成时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Urged</translation>
    </message>
    <message>
        <source>效果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>办理结果</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>群众评价</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>公示情况</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>销号日期</source>
        <translation>Closed on</translation>
    </message>
    <message>
        <source>诉求编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>登记日期</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>诉求内容</source>
        <translation>Demand</translation>
    </message>
    <message>
        <source>到期日</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>尚未交办</source>
        <translation>Not assigned yet</translation>
    </message>
    <message>
        <source>{d}（预计）</source>
        <translation>{d} (expected)</translation>
    </message>
    <message>
        <source>还没有效果</source>
        <translation>No result yet</translation>
    </message>
</context>
<context>
    <name>matter_bulk</name>
    <message>
        <source>已{name} {n} 件。</source>
        <translation>{name}: {n} done.</translation>
    </message>
    <message>
        <source>{n} 件没有办：{why}</source>
        <translation>{n} not done: {why}</translation>
    </message>
</context>
<context>
    <name>matter_lists</name>
    <message>
        <source>您经手的诉求都会列在这里，直到销号。走访时记一件，或者按 Ctrl+N 受理一件。</source>
        <translation>Every demand you had to do with stands here until it is closed. Note one on a visit, or take one in with Ctrl+N.</translation>
    </message>
    <message>
        <source>我的诉求</source>
        <translation>My demands</translation>
    </message>
    <message>
        <source>等我办</source>
        <translation>For me to do</translation>
    </message>
    <message>
        <source>等签收</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>没有等签收的。办公室交办了，收回包以后会列在这里。</source>
        <translation>Nothing to accept. What the office assigns stands here once you have merged its answer.</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>没有正在办的。签收以后的会列在这里。</source>
        <translation>Nothing in hand. What you accept will stand here.</translation>
    </message>
    <message>
        <source>要去告知</source>
        <translation>To tell</translation>
    </message>
    <message>
        <source>没有要去告知的。办好了还没告诉群众的会列在这里。</source>
        <translation>Nobody has to be told. What is done and the resident does not know yet will stand here.</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>没有超期的。</source>
        <translation>Nothing is overdue.</translation>
    </message>
    <message>
        <source>快到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>没有快到期的。</source>
        <translation>Nothing is due soon.</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>没有暂缓的。</source>
        <translation>Nothing is on hold.</translation>
    </message>
    <message>
        <source>等别人办</source>
        <translation>For others to do</translation>
    </message>
    <message>
        <source>等立项</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>没有等立项的。报上去、办公室还没立项的会列在这里。</source>
        <translation>Nothing waits to be registered. What you reported and the office has not registered stands here.</translation>
    </message>
    <message>
        <source>等核查</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>没有等核查的。反馈了、办公室还没核查的会列在这里。</source>
        <translation>Nothing waits to be verified. What you reported back and the office has not verified stands here.</translation>
    </message>
    <message>
        <source>等回访</source>
        <translation>To call back</translation>
    </message>
    <message>
        <source>没有等回访的。办好的事，由没有经手的人回访一次。</source>
        <translation>Nothing waits for a call. What is done is asked about once by somebody who did not do it.</translation>
    </message>
    <message>
        <source>未采纳</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>您写的步骤都采用了。</source>
        <translation>Every step you wrote was taken.</translation>
    </message>
    <message>
        <source>没有还在办的诉求。收了数据包，或者按 Ctrl+N 受理一件，就会列在这里。</source>
        <translation>No demand is open. Merge a file or take one in with Ctrl+N, and it stands here.</translation>
    </message>
    <message>
        <source>全部未办结</source>
        <translation>All open</translation>
    </message>
    <message>
        <source>按步骤</source>
        <translation>By step</translation>
    </message>
    <message>
        <source>待立项</source>
        <translation>To register</translation>
    </message>
    <message>
        <source>没有待立项的。收了数据包，或者受理一件，就会列在这里。</source>
        <translation>Nothing to register. Merge a file or take one in, and it stands here.</translation>
    </message>
    <message>
        <source>待议定</source>
        <translation>To deliberate</translation>
    </message>
    <message>
        <source>没有等开会议定的。</source>
        <translation>Nothing waits for a meeting.</translation>
    </message>
    <message>
        <source>待交办</source>
        <translation>To assign</translation>
    </message>
    <message>
        <source>没有待交办的。立项以后的会列在这里。</source>
        <translation>Nothing to assign. What is registered will stand here.</translation>
    </message>
    <message>
        <source>待签收</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>没有待签收的。交办出去、还没有人接的会列在这里。</source>
        <translation>Nothing waits to be accepted. What is assigned and nobody has accepted stands here.</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>没有办理中的。</source>
        <translation>Nothing is in hand.</translation>
    </message>
    <message>
        <source>申请延期</source>
        <translation>Asks for time</translation>
    </message>
    <message>
        <source>没有等批延期的。</source>
        <translation>Nobody asks for more time.</translation>
    </message>
    <message>
        <source>待核查</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>没有待核查的。承办人反馈以后的会列在这里。</source>
        <translation>Nothing to verify. What is reported back will stand here.</translation>
    </message>
    <message>
        <source>待告知</source>
        <translation>To tell</translation>
    </message>
    <message>
        <source>没有待告知的。办好了、还没告诉群众的会列在这里。</source>
        <translation>Nobody has to be told. What is done and the resident does not know yet stands here.</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>To call back</translation>
    </message>
    <message>
        <source>没有待回访的。</source>
        <translation>Nobody has to be called back.</translation>
    </message>
    <message>
        <source>待公示</source>
        <translation>To publish</translation>
    </message>
    <message>
        <source>没有待公示的。核查通过以后的会列在这里。</source>
        <translation>Nothing to publish. What is verified will stand here.</translation>
    </message>
    <message>
        <source>待销号</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>没有待销号的。</source>
        <translation>Nothing to close.</translation>
    </message>
    <message>
        <source>要盯住的</source>
        <translation>To watch</translation>
    </message>
    <message>
        <source>该督办</source>
        <translation>To supervise</translation>
    </message>
    <message>
        <source>没有该督办的。快到期和超期的，规矩到了会列在这里，由人来发。</source>
        <translation>Nothing to supervise. What is nearly due or overdue stands here by rule; people decide.</translation>
    </message>
    <message>
        <source>不在路上的</source>
        <translation>Off the road</translation>
    </message>
    <message>
        <source>没有未采纳的步骤。</source>
        <translation>Every step was taken.</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Came late</translation>
    </message>
    <message>
        <source>没有迟到的步骤。</source>
        <translation>No step came late.</translation>
    </message>
    <message>
        <source>待经办机接收</source>
        <translation>Waits for its PC</translation>
    </message>
    <message>
        <source>没有等别的电脑接收的。</source>
        <translation>Nothing waits for another PC.</translation>
    </message>
    <message>
        <source>前件未到</source>
        <translation>Waits for more</translation>
    </message>
    <message>
        <source>没有等前件的。</source>
        <translation>Nothing waits for what came before it.</translation>
    </message>
    <message>
        <source>重复立项</source>
        <translation>Registered twice</translation>
    </message>
    <message>
        <source>没有两台电脑都立了项的。</source>
        <translation>Nothing was registered by two PCs.</translation>
    </message>
    <message>
        <source>按承办单位</source>
        <translation>By unit</translation>
    </message>
</context>
<context>
    <name>matter_words</name>
    <message>
        <source>● 要告知</source>
        <translation>● To tell</translation>
    </message>
    <message>
        <source>◇ 暂缓到{d}</source>
        <translation>◇ On hold to {d}</translation>
    </message>
    <message>
        <source>◇ 暂缓</source>
        <translation>◇ On hold</translation>
    </message>
    <message>
        <source>⚠ 超期 {n} 个工作日</source>
        <translation>⚠ {n} working day|days late</translation>
    </message>
    <message>
        <source>● 今天到期</source>
        <translation>● Due today</translation>
    </message>
    <message>
        <source>预计还剩 {n} 个工作日</source>
        <translation>About {n} working day|days left</translation>
    </message>
    <message>
        <source>还剩 {n} 个工作日</source>
        <translation>{n} working day|days left</translation>
    </message>
    <message>
        <source>（预计：那一年的放假安排还没有来）</source>
        <translation> (expected: that year's holidays are not known yet)</translation>
    </message>
    <message>
        <source>{d}到期{e}</source>
        <translation>Due {d}{e}</translation>
    </message>
    <message>
        <source>{d}到期，已经超期 {n} 个工作日{e}</source>
        <translation>Due {d}, {n} working day|days late{e}</translation>
    </message>
    <message>
        <source>今天 18:00 到期{e}</source>
        <translation>Due today at 18:00{e}</translation>
    </message>
    <message>
        <source>{d}到期，还剩 {n} 个工作日{e}</source>
        <translation>Due {d}, {n} working day|days left{e}</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>the office</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>the town</translation>
    </message>
    <message>
        <source>下一步：{name}。</source>
        <translation>Next: {name}.</translation>
    </message>
    <message>
        <source>下一步：{name}，由{by}来办。</source>
        <translation>Next: {name}, by {by}.</translation>
    </message>
    <message>
        <source>该{level}</source>
        <translation>Due: {level}</translation>
    </message>
    <message>
        <source>已{level}</source>
        <translation>Given: {level}</translation>
    </message>
    <message>
        <source>　</source>
        <translation>　</translation>
    </message>
</context>
<context>
    <name>meeting_forms</name>
    <message>
        <source>哪个网格的会</source>
        <translation>Grid of the meeting</translation>
    </message>
    <message>
        <source>其他议题</source>
        <translation>Other topics</translation>
    </message>
    <message>
        <source>记一次会</source>
        <translation>Write down a meeting</translation>
    </message>
    <message>
        <source>照会议记录和到会名单写。每件诉求怎么定的，记好这次会以后一件一件写。</source>
        <translation>From the minutes and the list of who came. What was decided about each demand is written afterwards, one by one.</translation>
    </message>
    <message>
        <source>记进会议簿</source>
        <translation>Into the book</translation>
    </message>
    <message>
        <source>记进会议簿了。</source>
        <translation>It is in the meeting book.</translation>
    </message>
    <message>
        <source>列席的人不算。</source>
        <translation>People who only sat in do not count.</translation>
    </message>
    <message>
        <source>诉求以外还议了什么，一行写一个；没有就空着。</source>
        <translation>What else was discussed, one a line; leave it empty if nothing.</translation>
    </message>
    <message>
        <source>全镇的会空着；选了网格，那里的网格员也看得到。</source>
        <translation>Empty for a meeting of the whole town; with a grid its workers see it too.</translation>
    </message>
    <message>
        <source>实到 {n} 人，票数合计不能比它多；没有投票就空着。</source>
        <translation>{n} came, and there cannot be more votes; leave them empty if there was no vote.</translation>
    </message>
    <message>
        <source>{number}：怎么定的</source>
        <translation>{number}: what was decided</translation>
    </message>
    <message>
        <source>记下决定</source>
        <translation>Keep the decision</translation>
    </message>
    <message>
        <source>记下了。这件诉求可以往下办了。</source>
        <translation>Kept. This demand can go on now.</translation>
    </message>
    <message>
        <source>决定公开了</source>
        <translation>Decisions made public</translation>
    </message>
    <message>
        <source>贴出去或者在会上宣布的那一天。</source>
        <translation>The day on which they hung or were read out.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>记下了。</source>
        <translation>Kept.</translation>
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
    <name>overview</name>
    <message>
        <source>{n}/{d}（{p}）</source>
        <translation>{n}/{d} ({p})</translation>
    </message>
    <message>
        <source>已搜集</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>已立项</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>已交办</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>已反馈</source>
        <translation>Reported back</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>7天以内</source>
        <translation>Up to 7 d</translation>
    </message>
    <message>
        <source>8至30天</source>
        <translation>8-30 d</translation>
    </message>
    <message>
        <source>31至90天</source>
        <translation>31-90 d</translation>
    </message>
    <message>
        <source>90天以上</source>
        <translation>Over 90 d</translation>
    </message>
    <message>
        <source>已过期限</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>当面见到</source>
        <translation>Met face to face</translation>
    </message>
    <message>
        <source>电话、来访</source>
        <translation>By phone, at the office</translation>
    </message>
    <message>
        <source>没有见到</source>
        <translation>Nobody met</translation>
    </message>
    <message>
        <source>见到或通了话</source>
        <translation>Met or spoken to</translation>
    </message>
    <message>
        <source>{m}月</source>
        <translation>{m}</translation>
    </message>
    <message>
        <source>{y}年{m}月</source>
        <translation>{m}/{y}</translation>
    </message>
    <message>
        <source>{y}年{m}月{d}日</source>
        <translation>{d} {m} {y}</translation>
    </message>
    <message>
        <source>{a}至{b}</source>
        <translation>{a} to {b}</translation>
    </message>
    <message>
        <source>未划入网格</source>
        <translation>Of no grid</translation>
    </message>
    <message>
        <source>{grid}：应访 {d} 户，当面见到 {rate}，还有 {left} 户没有见到</source>
        <translation>{grid}: {d} household|households due, met face to face {rate}, {left} not yet</translation>
    </message>
    <message>
        <source>还没有交来过数据包</source>
        <translation>no bundle yet</translation>
    </message>
    <message>
        <source>缺 {n} 个编号的记录</source>
        <translation>{n} number|numbers missing</translation>
    </message>
    <message>
        <source>期满以后还没有交来数据包，最近一包是 {m}月{d}日收到的</source>
        <translation>no bundle since the end of the period; the last came on {d}/{m}</translation>
    </message>
    <message>
        <source>还没有电脑</source>
        <translation>no computer yet</translation>
    </message>
    <message>
        <source>{name} {n} 次</source>
        <translation>{name}: {n}</translation>
    </message>
    <message>
        <source>{month}走访 {n} 户次：{parts}</source>
        <translation>{month}: {n} visit|visits: {parts}</translation>
    </message>
    <message>
        <source>{month}{name} {n} 次</source>
        <translation>{month}, {name}: {n}</translation>
    </message>
    <message>
        <source>所有未办结诉求</source>
        <translation>All open demands</translation>
    </message>
    <message>
        <source>{state}，{age}：{n} 件</source>
        <translation>{state}, {age}: {n}</translation>
    </message>
    <message>
        <source>{state}，已过期限：{rate} 件</source>
        <translation>{state}, overdue: {rate}</translation>
    </message>
    <message>
        <source>{state}：共 {n} 件</source>
        <translation>{state}: {n} in all</translation>
    </message>
    <message>
        <source>数据来源：走访记录 {n} 条</source>
        <translation>Source: {n} visit|visits</translation>
    </message>
    <message>
        <source>只有本机的记录</source>
        <translation>records of this computer only</translation>
    </message>
    <message>
        <source>{all} 个网格中有 {n} 个的数据包没有收齐</source>
        <translation>{n} of {all} grid|grids without all bundles</translation>
    </message>
    <message>
        <source>{all} 个网格的数据包都收到了</source>
        <translation>all bundles of {all} grid|grids are in</translation>
    </message>
    <message>
        <source>有 {n} 个网格还没有电脑</source>
        <translation>{n} grid|grids without a computer</translation>
    </message>
    <message>
        <source>{n} 个网格，共应访 {d} 户，当面见到 {rate}</source>
        <translation>{n} grid|grids, {d} household|households due, met face to face {rate}</translation>
    </message>
    <message>
        <source>{n} 个月，共走访 {total} 户次</source>
        <translation>{n} month|months, {total} visit|visits</translation>
    </message>
    <message>
        <source>共 {n} 件，已过期限 {late} 件</source>
        <translation>{n} in all, {late} overdue</translation>
    </message>
    <message>
        <source>当面见到过的户</source>
        <translation>Households met face to face</translation>
    </message>
    <message>
        <source>还没有当面见到的户</source>
        <translation>Households not met yet</translation>
    </message>
    <message>
        <source>应访的户</source>
        <translation>Households due</translation>
    </message>
    <message>
        <source>从总览打开：{parts}</source>
        <translation>From the overview: {parts}</translation>
    </message>
</context>
<context>
    <name>parcel</name>
    <message>
        <source>走访 {n} 篇</source>
        <translation>visits: {n}</translation>
    </message>
    <message>
        <source>诉求 {n} 件</source>
        <translation>demands: {n}</translation>
    </message>
    <message>
        <source>诉求办理 {n} 步</source>
        <translation>steps of demands: {n}</translation>
    </message>
    <message>
        <source>户册 {n} 条</source>
        <translation>households: {n}</translation>
    </message>
    <message>
        <source>家里的人 {n} 个</source>
        <translation>people: {n}</translation>
    </message>
    <message>
        <source>约定 {n} 个</source>
        <translation>promises: {n}</translation>
    </message>
    <message>
        <source>会议 {n} 次</source>
        <translation>meetings: {n}</translation>
    </message>
    <message>
        <source>互助 {n} 条</source>
        <translation>mutual aid: {n}</translation>
    </message>
    <message>
        <source>更正 {n} 处</source>
        <translation>corrections: {n}</translation>
    </message>
    <message>
        <source>附件 {n} 个</source>
        <translation>attachments: {n}</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>总览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>户册</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>名册导入</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>记日记</source>
        <translation>Diary</translation>
    </message>
    <message>
        <source>没写完的</source>
        <translation>Half written</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Demands</translation>
    </message>
    <message>
        <source>全部诉求</source>
        <translation>All demands</translation>
    </message>
    <message>
        <source>会议簿</source>
        <translation>Meeting book</translation>
    </message>
    <message>
        <source>一件诉求</source>
        <translation>A demand</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
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
        <source>清单和公示</source>
        <translation>Lists, notices</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>网格和人</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>一条记录</source>
        <translation>A record</translation>
    </message>
    <message>
        <source>回收站</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>居民请求</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>互助</source>
        <translation>Mutual aid</translation>
    </message>
    <message>
        <source>评官评事</source>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>告知卡</source>
        <translation>Notice card</translation>
    </message>
</context>
<context>
    <name>public</name>
    <message>
        <source>公示中，还有 {n} 天</source>
        <translation>Hangs, {n} day|days left</translation>
    </message>
    <message>
        <source>公示期已满，请取下</source>
        <translation>Its days are over: take it down</translation>
    </message>
    <message>
        <source>{d} 取下</source>
        <translation>Taken down {d}</translation>
    </message>
    <message>
        <source>还没到公示的日子</source>
        <translation>Not yet</translation>
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
    <name>rates</name>
    <message>
        <source>另有暂缓 {n} 件</source>
        <translation>{n} more on hold</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>未评价 {n} 件、代填 {m} 件不算在内</source>
        <translation>not counted: {n} without a mark, {m} filled in by another</translation>
    </message>
    <message>
        <source>未评价</source>
        <translation>no mark</translation>
    </message>
    <message>
        <source>代填</source>
        <translation>filled in by another</translation>
    </message>
    <message>
        <source>办理工作日</source>
        <translation>Working days taken</translation>
    </message>
    <message>
        <source>这段时间没有反馈过的。</source>
        <translation>Nothing was reported back in this time.</translation>
    </message>
    <message>
        <source>平均数；中位数 {m} 天，共 {n} 件，从立项到反馈</source>
        <translation>Mean; median {m}, of {n} demand|demands, from registering to the answer</translation>
    </message>
    <message>
        <source>反馈过</source>
        <translation>reported back</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} day|days</translation>
    </message>
    <message>
        <source>{span}，{name}：{which}</source>
        <translation>{span}, {name}: {which}</translation>
    </message>
    <message>
        <source>看{which}的</source>
        <translation>Show: {which}</translation>
    </message>
    <message>
        <source>办结率</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>已核查、公示或销号 / 这段时间立项的</source>
        <translation>verified, published or closed / registered in this time</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>settled</translation>
    </message>
    <message>
        <source>没有办结</source>
        <translation>not settled</translation>
    </message>
    <message>
        <source>按期办结率</source>
        <translation>Answered in time</translation>
    </message>
    <message>
        <source>按期反馈 / 这段时间到期的</source>
        <translation>answered in time / due in this time</translation>
    </message>
    <message>
        <source>按期</source>
        <translation>in time</translation>
    </message>
    <message>
        <source>没有按期</source>
        <translation>not in time</translation>
    </message>
    <message>
        <source>告知率</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>已告知群众 / 已办结的</source>
        <translation>resident told / settled</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>told</translation>
    </message>
    <message>
        <source>没有告知</source>
        <translation>not told</translation>
    </message>
    <message>
        <source>满意率</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意以上 / 群众自己评的</source>
        <translation>fairly satisfied or better / rated by residents themselves</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>not satisfied</translation>
    </message>
    <message>
        <source>首问落实率</source>
        <translation>Told by who was asked first</translation>
    </message>
    <message>
        <source>由首问人告知 / 这段时间销号的</source>
        <translation>told by who was asked first / closed in this time</translation>
    </message>
    <message>
        <source>首问人告知</source>
        <translation>told by who was asked first</translation>
    </message>
    <message>
        <source>不是首问人告知</source>
        <translation>told by another</translation>
    </message>
</context>
<context>
    <name>record_editors</name>
    <message>
        <source>几个人用顿号隔开</source>
        <translation>Several names: put commas between them</translation>
    </message>
    <message>
        <source>没有选</source>
        <translation>Not chosen</translation>
    </message>
</context>
<context>
    <name>safe</name>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>锁屏</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>忘了口令</source>
        <translation>Forgotten</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>salvage</name>
    <message>
        <source>资料库文件损坏了，打不开。</source>
        <translation>The store’s file is damaged and does not open.</translation>
    </message>
    <message>
        <source>这台电脑上没有找到备份；损坏的文件没有动，请不要删。</source>
        <translation>No backup was found on this computer; the damaged file was left as it is, do not delete it.</translation>
    </message>
    <message>
        <source>U 盘上有备份就用下面的“从备份恢复”；没有，就抢救还能读的。</source>
        <translation>If a stick holds a backup, use "Restore a backup" below; if not, save what can be read.</translation>
    </message>
    <message>
        <source>备份过的都在，损坏的文件没有动。</source>
        <translation>Everything backed up is there; the damaged file was left as it is.</translation>
    </message>
    <message>
        <source>请用最近的备份恢复；备份以后写的，再试着抢救。</source>
        <translation>Restore the latest backup; then try to save what was written after it.</translation>
    </message>
    <message>
        <source>用{when}的备份恢复</source>
        <translation>Restore the backup of {when}</translation>
    </message>
    <message>
        <source>把还能读的抢救到新文件夹…</source>
        <translation>Save what can be read into a new folder…</translation>
    </message>
    <message>
        <source>抢救到哪个空文件夹</source>
        <translation>Into which empty folder</translation>
    </message>
    <message>
        <source>正在抢救还能读的，原来的文件只读不写…</source>
        <translation>Saving what can be read; the old files are only read…</translation>
    </message>
    <message>
        <source>原来的文件没有动。</source>
        <translation>The old files were left as they are.</translation>
    </message>
    <message>
        <source>抢救出来的档案</source>
        <translation>Saved profile</translation>
    </message>
    <message>
        <source>有 {n} 条读不出来，打开以后交一次数据包，办公室的回复会补上。</source>
        <translation>{n} record|records could not be read; hand in a bundle after opening it, and the office’s answer brings what it has.</translation>
    </message>
    <message>
        <source>抢救出 {n} 条记录、{d} 篇草稿，原来的文件没有动。</source>
        <translation>{n} record|records and {d} draft|drafts saved; the old files were left as they are.</translation>
    </message>
    <message>
        <source>打开抢救出来的档案</source>
        <translation>Open the saved profile</translation>
    </message>
</context>
<context>
    <name>step_verbs</name>
    <message>
        <source>当场办结</source>
        <translation>Done on the spot</translation>
    </message>
    <message>
        <source>立项</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>不予立项</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Merge into another</translation>
    </message>
    <message>
        <source>议定</source>
        <translation>Deliberate</translation>
    </message>
    <message>
        <source>交办</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>办理进展</source>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>申请延期</source>
        <translation>Ask for time</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>暂缓</source>
        <translation>Put on hold</translation>
    </message>
    <message>
        <source>恢复办理</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>会办</source>
        <translation>Join a unit</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Report back</translation>
    </message>
    <message>
        <source>告知群众</source>
        <translation>Tell the resident</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>退回重办</source>
        <translation>Return for rework</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>不公示</source>
        <translation>Do not publish</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>重办</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>下派</source>
        <translation>Delegate</translation>
    </message>
    <message>
        <source>转经办</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>吹哨</source>
        <translation>Whistle</translation>
    </message>
    <message>
        <source>报到</source>
        <translation>Arrive</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>为什么收回</source>
        <translation>Why it is taken back</translation>
    </message>
</context>
<context>
    <name>take_in</name>
    <message>
        <source>受理一件　Ctrl+N</source>
        <translation>Take one in　Ctrl+N</translation>
    </message>
    <message>
        <source>受理一件诉求</source>
        <translation>Take in a demand</translation>
    </message>
</context>
<context>
    <name>unfinished</name>
    <message>
        <source>{what}：{who}，{when}</source>
        <translation>{what}: {who}, {when}</translation>
    </message>
    <message>
        <source>{what}：{when}</source>
        <translation>{what}: {when}</translation>
    </message>
    <message>
        <source>找回未写完的{what}：{who}，{when}</source>
        <translation>Go on: {what}, {who}, {when}</translation>
    </message>
    <message>
        <source>找回未写完的{what}：{when}</source>
        <translation>Go on: {what}, {when}</translation>
    </message>
    <message>
        <source>（还没有内容）</source>
        <translation>(nothing written yet)</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>"{text}"</translation>
    </message>
    <message>
        <source>记录后来改过</source>
        <translation>Record changed since</translation>
    </message>
    <message>
        <source>{name} 交来的草稿</source>
        <translation>Draft from {name}</translation>
    </message>
    <message>
        <source>随备份或副本带来的草稿</source>
        <translation>From a backup or copy</translation>
    </message>
    <message>
        <source>写了一半的放进了回收站，90 天里能拿回来。</source>
        <translation>What was half written is in the bin; for 90 days it can be taken back.</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>已撤下</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>（空着）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{a} 岁 {n} 个</source>
        <translation>{n} aged {a}</translation>
    </message>
    <message>
        <source>（这里还没有这一条）</source>
        <translation>(not here yet)</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>赞成 {a}，反对 {b}，弃权 {c}</source>
        <translation>For {a}, against {b}, abstained {c}</translation>
    </message>
    <message>
        <source>（已按居民请求删除）</source>
        <translation>(deleted on request)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
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
        <source>今天{clock}</source>
        <translation>today {clock}</translation>
    </message>
    <message>
        <source>昨天{clock}</source>
        <translation>yesterday {clock}</translation>
    </message>
    <message>
        <source>还没有走访过</source>
        <translation>never</translation>
    </message>
    <message>
        <source>在今天以后</source>
        <translation>after today</translation>
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
        <source>{n}（代 {w}）</source>
        <translation>{n} (for {w})</translation>
    </message>
    <message>
        <source>您在替 {w} 管 {g}，到 {d} 为止，写的都标“代”。</source>
        <translation>You stand in for {w} at {g} until {d}; what you write is marked so.</translation>
    </message>
    <message>
        <source>您在替 {w} 管 {g}，写的都标“代”。</source>
        <translation>You stand in for {w} at {g}; what you write is marked so.</translation>
    </message>
</context>
</TS>

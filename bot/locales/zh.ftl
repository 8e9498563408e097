### What the bot says, in Chinese. Messages are Telegram HTML; buttons, notices and menus are plain text.

# --- Beginning ---

language-name = 简体中文
list-separator = { "、" }

welcome =
    👋 <b>嗨！我用专门为你画的贴纸来回应你。</b>

    每一张都是世上从未有过的。第一张正在路上；想要下一张，就告诉我：

    <b>你现在心情怎么样？</b>

invite =
    <b>要让我了解你的喜好吗？</b>

    刚才那张贴纸只看了情绪。如果你同意加入，我会记住你在这个聊天里写的话和你喜欢的贴纸：加密保存，只为你一个人，直到你发送 /forget 为止。这样我就能画你最爱的东西，并在消息充满感情时主动回应。

    不加入也没关系：/sticker 照样能用，而且在你同意之前我什么都不保存。详情请看 /privacy

invite-later = 好的，我什么都不保存。想玩的时候就写 <code>/sticker 太好玩了！</code>，改主意了就发 /optin

welcome-group =
    👋 <b>大家好！我为大家的心情画贴纸。</b>

    <b>所有人：</b> <code>/sticker 太好玩了！</code> 就能得到一张，没有任何条件。如果你同意加入，我会加密保存<i>你</i>在这个群里写的话，用来了解你的喜好。没有加入的人，我什么都不保存。

    <b>管理员：</b> 在你们允许我主动回应之前，我会保持安静；允许之后，我也只回应同意加入的人。用 /admin 设置本群的规则。

hint =
    只有在你同意加入之后我才会主动回应，在那之前，你写的话我一概不保存。

    按 🎨 现在就把这句话画成贴纸；别的话用 /sticker 就行。

help =
    <b>我能做什么</b>

    /sticker <i>文字</i> – 为这些文字画一张贴纸；不写文字就画一张开心的
    /why – 上一张贴纸为什么是这个样子；可以固定或移除我知道的喜好
    /pack – 你自己的贴纸包：点贴纸下面的 ➕ 就能放进去
    /strength – 贴纸的个性化程度，0 到 100
    /settings – 强度（可预览）、主动回应、安静时段、无痕模式等等
    /language – 我和你说话用的语言

    <b>你的数据</b>
    /optin – 让我从这个聊天了解你的喜好，并主动回应
    /optout – 停止了解
    /export – 把我在这个聊天里保存的关于你的一切做成文件
    /forget – 删除我在这个聊天里知道的关于你的内容：全部、最近一小时或某一张贴纸
    /privacy – 我保存什么、为什么、保存多久

    <b>在任何聊天里</b>，输入 { $mention } 和一种心情：你在这里得到的贴纸马上就会出现。

    每张贴纸下面：👍 多来点这样的 · 👎 少来点这样的 · 🔄 再画一张 · ➕ 放进你的贴纸包 · ❓ 为什么是这张 · ⋯ 再也不要，或者换一种心情、角色或风格

help-group =
    <b>我在这里能做什么</b>

    /sticker <i>文字</i> – 为这些文字画一张贴纸；不写文字就画一张开心的
    /why – 上一张贴纸为什么是这个样子；可以固定或移除我知道的喜好
    /pack – 你自己的贴纸包：点贴纸下面的 ➕ 就能放进去
    /settings – 你自己的强度、主动回应、安静时段、无痕模式等等
    /language – 我和你说话用的语言

    <b>你的数据</b>
    /optin – 让我从你在这个群里写的话了解你的喜好
    /optout – 停止了解
    /export – 我在这个群里保存的关于你的一切，只发给你一个人
    /forget – 删除我在这个群里知道的关于你的内容：全部、最近一小时或某一张贴纸
    /privacy – 我保存什么、为什么、保存多久

    <b>管理员</b>
    /admin – 本群的规则：我什么时候回应、多久一次、用哪些风格
    /strength – 贴纸的个性化程度，以及我是否主动回应

    每张贴纸下面，给得到它的那个人：👍 多来点这样的 · 👎 少来点这样的 · 🔄 再画一张 · ➕ 放进你的贴纸包 · ❓ 为什么是这张 · ⋯ 更多。所有人都可以：🚩 举报

unknown-command = 我不认识这个命令。/help 里有我认识的所有命令。

# --- Consent ---

optin-done =
    🎉 <b>谢谢！从现在起，我会在这个聊天里了解你的喜好。</b>

    我会加密保存你在这里写的话，以及你发送或喜欢的贴纸；当一条消息充满感情时，我会主动回应。随便写点什么吧！

    /optout 停止，/forget 全部删除，详情请看 /privacy

optin-done-group =
    🎉 <b>谢谢！从现在起，我会在这个群里了解你的喜好。</b>

    我只加密保存你自己在这里写的话，以及你发送或喜欢的贴纸。我是否主动回应由管理员决定；/sticker 随时可用。

    /optout 停止，/forget 全部删除，详情请看 /privacy

optin-already = 你在这里已经加入了。随便写点什么，或者用 /sticker 吧！
optin-anonymous = 你以群组身份发言时，我认不出你是谁。请关闭“保持匿名”，再发一次 /optin
optout-done =
    <b>好了，我不再在这里了解你了。</b>

    到目前为止了解到的内容还保存着，但我不会再使用。要删除吗？
optout-already =
    你在这里没有加入，所以我不会保存你的任何新内容。

    以前可能留下的内容，要删除吗？

forget-ask =
    <b>要删除我在这个聊天里知道的关于你的一切吗？</b>

    我保存的你的消息和贴纸、你的喜好和设置，以及我为你画过什么的记录。也可以只删除最近一小时，或者某一张贴纸。删除后无法恢复。Telegram 里的消息本身会保留，你的贴纸包也会保留：要删除它请用 /pack
forget-which =
    <b>要我忘掉哪一张贴纸？</b>

    会删除这张贴纸、它的理由、你对它的评价，以及我由此得出的结论。你也可以直接用 /forget 回复任意一张贴纸
forget-no-sticker = 我在这里没有保存你的贴纸。
forget-unknown = 关于这张贴纸，我什么都没保存。
forgotten-sticker = 🧹 <b>好了。</b>那张贴纸、它的理由和你的评价已经永久删除。
forgotten-hour =
    🧹 <b>好了。</b>{ $count ->
        [0] 最近一小时没有可以删除的内容。
       *[other] 最近一小时的 { $count } 条记录已经永久删除。
    }
forgotten =
    🧹 <b>好了。</b>{ $count ->
        [0] 没有可以删除的内容。
       *[other] { $count } 条记录已经永久删除。
    }

    你的同意仍然有效，所以我从现在重新开始了解你。/optout 可以停止。
forgotten-opted-out =
    🧹 <b>好了。</b>{ $count ->
        [0] 没有可以删除的内容。
       *[other] { $count } 条记录已经永久删除。
    }
kept = 好的，那就留着。随时可以用 /forget

privacy =
    <b>你的数据</b>

    <b>如果你没有在某个聊天里同意加入</b>，你在那里写的任何内容都不会被保存，也不会被当作别人消息的上下文。当你要一张贴纸时，订单会被记下来（不含你写的文字），直到贴纸发出为止，以防我需要重启。

    <b>如果你已经同意加入</b>，我只为这个聊天保存：
    • 你在这里写的话，以及你发送或评价的贴纸：用来了解你的喜好
    • 从中得出的喜好关键词，比如“猫”或“像素画”，以及代表你的贴纸外观的一些数字：用来为你画画
    • 我为你画了什么、为什么，其中最新的 50 张保存图片：用于按钮、/why、/pack、内联模式和 /export
    • 你自己的设置，以及你固定或移除的关键词

    <b>保存多久：</b>{ $days } 天，之后删除；设置和固定的关键词保存到你删除为止。贴纸一发出，订单就会删除。
    <b>怎么保存：</b>加密（AES-GCM），密钥与数据分开存放。任何文字都不会写入日志。贴纸就在运行我的机器上绘制；你写的话不会交给任何人。
    <b>如果有人</b>在群里用 🚩 举报一张贴纸，我的运营者会看到这张贴纸和画它所用的关键词，但看不到你写的话。
    <b>谁能看到：</b>只有你。绝不会用于别人或别的聊天，也不会用来训练模型，除非你在 /settings 里允许：那样我的运营者可以取出并查看这些内容，用来训练我的模型，也包括为别人画；即使你之后撤回，模型已经学到的仍会保留。

    <b>由你决定：</b>/optout 停止，/forget 立即永久删除。

# --- Stickers ---

busy = 🐢 我现在忙不过来啦，请一分钟后再试。
too-slow = 🐢 花的时间太长，我就停下了。请一分钟后再试。
no-sticker = 🖍️ 这张我没能画出来，换个说法试试吧。
gave-up = 🖍️ 你的上一张贴纸我试了好几次都没成功，换个说法试试吧。
ask-again = 我刚刚重启过，因为你没有同意加入，我没有记下你写的话。请再发一次。
no-words = 这里面我没找到能读的内容。试试 <code>/sticker 太好玩了！</code>
oops = 我这边出了点问题，已经记下来了。请再试一次。

# --- Settings ---

strength-now =
    🎚 <b>强度：{ $strength }%</b>

    0 表示贴纸只看消息内容，100 表示主要看你的喜好。
strength-bad = “{ $given }”不是有效的强度。请发送 0 到 100 的整数，例如 <code>/strength 50</code>
automatic-on = 💬 <b>主动回应：开。</b>同意加入的人发来充满感情的消息时，我会回应。
automatic-off = 💬 <b>主动回应：关。</b>只有用 /sticker 叫我，我才画。
privacy-mode = ⚠️ 在这个群里，Telegram 只让我看到命令和回复。想让我看到消息，请把我设为管理员，或者让我的主人在 @BotFather 关闭隐私模式。
admins-only = 只有本群管理员才能更改。

# --- Inline, export ---

inline-opt-in = 请先同意加入：我还没有保存你的贴纸
inline-nothing = 还没有这样的贴纸：来和我一起做几张吧
export-caption = 📦 我在那个聊天里保存的关于你的一切：data.json 可以阅读，贴纸是 WEBP 格式。
export-nothing = 我在这个聊天里没有保存你的任何内容。
export-sent = 📦 已经发到我们的私聊里了。
export-private = 你的数据只给你一个人看：请打开我们的私聊并点“开始”，然后再到这里发一次 /export

# --- A person's pack ---

pack-title = { $name } 的贴纸
pack-empty =
    🗂 <b>你还没有贴纸包。</b>

    点贴纸下面的 ➕ 就会创建一个：属于你自己的贴纸包，在任何聊天里都能用。贴纸包是公开的，知道它地址的人都能看到。
pack-panel =
    🗂 <b>你的贴纸包</b>{ $count ->
       *[other] 里有 { $count } 张贴纸。
    }

    点一张可以移动它，或者把它拿出来。
pack-waiting = ⏳ { $count ->
       *[other] { $count } 项更改正在等待 Telegram，会自动完成。
    }
pack-private = 你的贴纸包在我们的私聊里。
pack-created = 🗂 <b>你的贴纸包建好了！</b>你点 ➕ 的都会放进去。用 /pack 可以移动或移除贴纸。
pack-waits = ⏳ Telegram 限制我更改贴纸包的频率。你的更改已经记下，会自动完成，大约还要 { $minutes ->
       *[other] { $minutes } 分钟
    }。
pack-stranger = 贴纸包需要一个我认识的主人：请打开我们的私聊并点“开始”，然后再点一次 ➕。
pack-full = 你的贴纸包满了：Telegram 最多允许 120 张贴纸。请先用 /pack 拿出一张。
pack-failed = 🖍️ Telegram 没有接受对你贴纸包的这次更改。请换一张贴纸试试。
pack-later = Telegram 现在没有告诉我你的贴纸包的情况。请一分钟后再试。
pack-gone = 这张贴纸已经不在你的贴纸包里了。
pack-ask-delete =
    <b>要删除整个贴纸包吗？</b>

    所有在用它的人都会失去它。删除后无法恢复。
pack-deleted = 🗑 正在删除贴纸包。

# --- A person's own settings ---

settings-need =
    你自己的设置需要保存下来，而在你同意加入之前，我在这里不保存你的任何内容。

    在那之前，我用你 Telegram 的语言说话，贴纸的个性化程度看 /strength
settings-title =
    ⚙️ <b>你在这个聊天里的设置</b>
    { "" }
settings-strength-own = 🎚 强度：<b>{ $strength }%</b>，你自己的
settings-strength-chat = 🎚 强度：<b>{ $strength }%</b>，跟随这个聊天
settings-line = { $name }：<b>{ $value }</b>
settings-line-chat = { $name }：<b>{ $value }</b>，跟随这个聊天
settings-clock = 🕐 你的时间：<b>{ $time }</b>
settings-language = 🌐 语言：<b>{ $language }</b>
settings-incognito = 🤫 <b>无痕模式到 { $time } 为止：</b>你做的一切我都不保存。
settings-recording = 🤫 无痕模式：<b>关</b>
settings-training-on = 🧠 训练：<b>开</b>
settings-training-off = 🧠 训练：<b>关</b>
training-about = 经你允许，我的运营者可以取出我在这个聊天里保存的关于你的内容，查看并用来训练我的模型，让我画得更好，也包括为别人画。你随时可以停止，但模型在那之前学到的会保留下来。
setting-automatic = 💬 主动回应
setting-sensitivity = 🎯 敏感度
setting-cooldown = ⏳ 回应间隔
setting-quiet = 🌙 安静时段
setting-language = 🌐 语言
choice-chat = 跟随这个聊天
choice-telegram = 跟随 Telegram
choice-on = 开
choice-off = 关
choice-none = 无
choice-high = 高：有一点情绪就回应
choice-medium = 中
choice-low = 低：只回应强烈的情绪
choice-minutes = { $minutes ->
       *[other] { $minutes } 分钟
    }

# --- A person's own page ---

page-title = 我的页面
page-hello = { $name }，你好！
page-since = 从 { $date }起了解你的喜好
page-incognito = 🤫 无痕模式到 { $time } 为止
page-chats = 哪个聊天？
page-chat-private = 我们的私聊
page-chat-group = 一个群组
page-tab-taste = 喜好
page-tab-settings = 设置
page-tab-data = 数据
page-stickers = 贴纸
page-stat-stickers = 贴纸
page-stat-keywords = 关键词
page-stat-liked = 喜欢的
page-likes = 你喜欢的
page-likes-about = 气泡越大，在你的贴纸里就越重要。点一个看看为什么。
page-dislikes = 不适合你
page-dislikes-about = 这些不会出现在你的贴纸里。
page-taste-empty = 我还不了解你的喜好。写点什么，发些贴纸，在我的贴纸下面点 👍 或 👎 吧。
page-character = 角色
page-style = 风格
page-emotion = 情绪
page-counts = 占 { $percent }%
page-seen = { $count ->
        [0] 来自后来删除的内容
       *[other] 见过 { $count } 次
    }
page-pin = 📌 固定
page-unpin = 📌 取消固定
page-pinned = 已固定
page-remove = ✖ 不再使用
page-restore = ↩ 重新使用
page-removed = 不再使用的
page-map = 你的贴纸地图
page-map-about = 谁有什么情绪：贴纸越多的地方，颜色越暖。
page-stickers-empty = 还没有贴纸。写下你的感受，或者在聊天里发送 /sticker
page-all = 全部
page-none-fit = 你没有这样的贴纸。
page-answered = 回应的消息
page-strength-of = 强度 { $strength }%
page-rate-up = 多来点这样的
page-rate-down = 少来点这样的
page-forget-sticker = 🗑 忘掉这张贴纸
page-forget-sticker-ask = 要忘掉这张贴纸、它的理由和你的评价吗？此操作无法撤销。
page-strength = 🎚 强度
page-strength-about = 0 表示贴纸只看消息内容，100 表示主要看你的喜好。
page-strength-chat = 跟随这个聊天：{ $strength }%
page-clock = 🕐 你的时间
page-incognito-about = 一小时内你做的一切我都不保存，贴纸照样会来。
page-data-about = 我在这里保存的关于你的内容都是加密的，只属于你，除非你允许训练。{ $days } 天后会删除。
page-export = 📦 全部导出
page-export-about = 我会把文件发到我们的私聊里：data.json 可以阅读，贴纸是 WEBP 格式。
page-forget = 🧹 全部删除
page-forget-about = 我保存的这个聊天里的消息、喜好、设置和贴纸。
page-forget-ask = 要删除我在这个聊天里知道的关于你的一切吗？此操作无法撤销。Telegram 里的消息会保留，你的贴纸包也会保留。
page-forgotten = 🧹 好了，已经彻底删除。
page-optout-about = 我不再在这里了解你。到目前为止了解到的内容会保留，直到你删除。
page-commands = 在聊天里，/forget 也可以只删除最近一小时，/export 会发送文件，/privacy 说明我保存什么、为什么。
page-without-title = 我在这里没有保存你的任何内容
page-without = 你还没有加入，所以没有可以显示的内容。加入之后，我会从你在这个聊天里写的内容和喜欢的贴纸中了解你：加密保存，只为你，直到你改变主意。
page-left = 你退出之前的一些内容还保存着。我不会使用它们；你可以导出或删除。
page-cancel = 取消
page-close = 关闭
page-again = 重试
page-offline = 现在联系不上我。
page-refused = 这个页面要从和我的聊天里打开：请在那里点按钮。
page-expired = 这个页面打开太久了。请关闭它，再点一次聊天里的按钮。
page-gone = 那个不在这里，或者已经没有了。

# --- Rules of a group ---

admin-title = 🛠 <b>本群的规则</b>
admin-only-groups = /admin 是给群组用的。在这里用 /strength 设置我的表现。
admin-help =
    我没看懂。单独发送 <code>/admin</code> 可以看到按钮，或者

    <code>/admin quiet 22:30-7</code> – 夜间保持安静；<code>/admin quiet off</code>
    <code>/admin zone Asia/Shanghai</code> – 按哪里的时间算夜间
    <code>/admin words 政治、蜘蛛</code> – 我既不回应也不画的词
admin-is-off = 🔇 <b>我在这个群里被关闭了。</b>在你们重新打开我之前，我不回应任何人，也不了解任何人。
admin-now-strength = 🎚 强度：{ $strength }%
admin-now-sensitivity = 🎯 何时回应：{ $label }
admin-now-cooldown = ⏱ 回应间隔：{ $label }
admin-now-cap = 🧍 每个人：{ $label }
admin-now-quiet = 🌙 安静时段：{ $label }（{ $zone }）
admin-now-styles = 🎨 风格：{ $label }
admin-now-words = 🚫 屏蔽词：{ NUMBER($count) }
admin-strength = 🎚 <b>这里的贴纸要多个性化？</b>0 表示只看消息，100 表示主要看个人喜好。
admin-sensitivity = 🎯 <b>情绪要多强，我才主动回应？</b>
admin-cooldown = ⏱ <b>在没人要求的回应之后，我要安静多久？</b>
admin-cap = 🧍 <b>每个人一小时内最多可以得到几张贴纸？</b>
admin-quiet =
    🌙 <b>什么时候我绝不主动说话？</b>/sticker 在夜间也能用。

    其他时段：<code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>以哪里的时间为准？</b>

    其他地方：<code>/admin zone Asia/Shanghai</code>
admin-styles = 🎨 <b>我在这里可以用哪些风格画？</b>
admin-styles-loading = 我的模型还在加载，请一分钟后再来。
admin-words =
    🚫 <b>哪些词我在这里既不回应也不画？</b>点一个就能移除它。

    添加：<code>/admin words 政治、蜘蛛</code>。星号代表任意结尾：<code>蜘蛛*</code>
admin-words-none = 目前还没有。
admin-words-full = 加不进去：要么它已经在里面了，要么已经有 { $most } 个词，我最多只能记这么多。
admin-zone-unknown = 我不知道“{ $given }”这个地方。请发送像 <code>/admin zone Asia/Shanghai</code> 或 <code>/admin zone Tokyo</code> 这样的名称。
sensitivity-high = 有一点情绪时
sensitivity-normal = 情绪明显时
sensitivity-low = 情绪强烈时
sensitivity-lowest = 只在情绪最强烈时
quiet-never = 无
cooldown-none = 无
seconds = { $count } 秒
minutes = { $count } 分钟
cap-none = 不限
cap-an-hour = 每小时 { $count } 张
styles-all = 全部

# --- Refusals ---

refused = 🙈 这张我还是不画了吧，换个说法试试。
refused-unwanted = 🙈 本群管理员不希望我画这个，换个说法试试吧。
refused-cap = 🐢 一小时里已经画了很多贴纸啦。让别人也玩一会儿，稍后再来吧。
refused-off = 🔇 管理员在这个群里关闭了我。
refused-self-harm =
    💛 <b>听起来真的很难熬。谢谢你说了出来。</b>

    我只是一个画贴纸的机器人，但你不必独自承受。请和你信任的人聊聊，或者联系专门为此提供帮助的人，免费而且保密：<a href="https://findahelpline.com">findahelpline.com</a> 列出了各个国家的求助热线。

    如果你现在有危险，请立即拨打当地的紧急电话。

# --- For the host ---

stats-title = 📊 <b>我的运行情况</b>（{ $revision }）
stats-stickers = 启动以来的贴纸：{ $counts }
stats-refusals = 拒绝：{ $counts }
stats-failures = 失败：{ $counts }
stats-reports = 被举报：{ $counts }
report-to-host = 🚩 群组 { $chat } 中有人举报了贴纸 { $number }。内容：{ $shows }。绘制者：{ $model }。

# --- Why ---

why-nothing = 我不记得在这里为你画过贴纸。用 /sticker 画一张吧。
why-title = 🔍 <b>为什么是这张贴纸？</b>
why-emotion = 我在消息里读到：<b>{ $emotion }</b>（{ $percent }% 确定）
why-expression = 表情要求：<b>{ $emotion }</b>
why-target = 要求画的是：<b>{ $wanted }</b>
why-no-taste = 我在这里对你的喜好一无所知，所以完全由消息决定。
why-character = ❤️ 你喜欢<b>{ $keyword }</b> { $bar } { $count ->
        [0] （来自后来删除的内容）
       *[other] （见过 { $count } 次）
    }
why-style = 🎨 风格：<b>{ $keyword }</b> { $bar } { $count ->
        [0] （来自后来删除的内容）
       *[other] （见过 { $count } 次）
    }
why-emotion-taste = 😊 你的一种心情：<b>{ $keyword }</b> { $bar } { $count ->
        [0] （来自后来删除的内容）
       *[other] （见过 { $count } 次）
    }
why-dislikes = 🚫 你不喜欢<b>{ $keyword }</b> { $bar } { $count ->
        [0] （来自后来删除的内容）
       *[other] （见过 { $count } 次）
    }
why-quote = { "    " }“{ $quote }”
why-score-person = 符合你的喜好：{ $bar } { $score }%
why-score-message = 符合消息：{ $bar } { $score }%
why-weights = 我的配比：你的喜好 { $person }%，消息 { $message }%；从画出的 { NUMBER($candidates) } 张里选出最好的一张
why-strength = 这里的强度：{ $strength }%（/strength）
why-drawn-diffusion = 由我自己的模型从零画出
why-drawn-vector = 由现成的图形快速拼成，不是我的模型画的

# --- Notices after a press ---

press-refused = 这个按钮太旧了，或者它属于别人。
press-late = 这个问题太旧了，请重新发送命令。
liked = 👍 记下了！下一张就能看出来。
liked-what = 👍 记下了！从下一张起多画{ $what }。
disliked = 👎 记下了！下一张会不一样。
disliked-what = 👎 记下了！从下一张起不画{ $what }，除非你要。
rated-already = 这个我已经记下了。
rated-without-consent = 发送 /optin 之后我才能记住它。
incognito-now = 🤫 现在是你的无痕时间：结束之前我什么都不记。用 /settings 可以结束它。
similar = ✨ 再来一张这样的……
never-noted = 🚫 记下了：从下一张起再也不画{ $what }。用 /why 可以撤销。
remixing = 🎛 同一张，换成“{ $what }”……
busy-short = 🐢 我还没完全醒呢，请稍等再试。
saved-next = 已保存，下一张贴纸就会照办。
pack-adding = 🗂 正在放进你的贴纸包
pack-moving = 正在移到第 { $place } 位，共 { $count } 位
pack-at-end = 它已经在这一头了。
pack-leaving = 🗑 正在从你的贴纸包里取出
previewing = 👁 同一张贴纸，0、50 和 100% 的样子……
previewing-alike = 👁 我还不太了解你的喜好，这三张会很像……
strength-taken = 🎚 已保存：从现在起 { $strength }%。
reported = 🚩 谢谢。运营我的人会查看它。
reported-already = 这张你已经举报过了。谢谢！
again = 🔄 再画一张……
example = 🎨 马上就来……
why-below = 理由在下面。
saved = 已保存。
optin-noted = 🎉 谢谢！
optout-noted = 好了。
kept-short = 已保留。

# --- Buttons ---

button-example = 🎨 给我画一张
button-opt-in = ✅ 加入：了解我的喜好
button-opt-out = 退出
button-later = 以后再说
button-back = ‹ 返回
button-similar = ✨ 多来点这样的
button-never = 🚫 再也不要{ $what }
button-remix-expression = 😊 心情
button-remix-character = 🐱 角色
button-remix-style = 🎨 风格
button-pin = 📌 { $keyword }
button-unpin = 📌 { $keyword } 已固定：取消固定
button-remove = ✖ { $keyword }
button-unremove = ↩ { $keyword } 已移除：撤销
button-unnever = ↩ 不画{ $keyword }：重新允许
button-use = ✔ 使用 { $strength }%
button-open-pack = 打开贴纸包
button-delete-pack = 🗑 删除贴纸包
button-delete-pack-yes = 🗑 永久删除
button-take-out = 🗑 拿出来
button-private = 打开我们的私聊
button-page = ✨ 我的页面
button-preview = 👁 预览 0 · 50 · 100
button-incognito-on = 🤫 无痕一小时
button-incognito-off = 🤫 结束无痕
button-training-on = 🧠 允许训练
button-training-off = 🧠 停止训练
button-clock-back = 🕐 − 1 小时
button-clock-on = 🕐 + 1 小时
button-automatic-on = 💬 主动回应
button-automatic-off = 🔇 不要主动回应
button-forget = 🧹 全部删除
button-forget-hour = 🕐 最近一小时
button-forget-one = 🖼 某一张贴纸……
button-admin-strength = 🎚 强度
button-admin-sensitivity = 🎯 敏感度
button-admin-cooldown = ⏱ 间隔
button-admin-cap = 🧍 每人上限
button-admin-quiet = 🌙 安静时段
button-admin-zone = 🌍 时区
button-admin-styles = 🎨 风格
button-admin-words = 🚫 屏蔽词
button-admin-off = 🛑 在这里关闭我
button-admin-on = 🟢 在这里打开我
button-keep = 保留

# --- Menus ---

command-start = 我是谁，以及第一张贴纸
command-help = 所有命令
command-sticker = 为你的话画一张贴纸
command-why = 上一张贴纸为什么是这个样子
command-strength = 贴纸的个性化程度
command-pack = 你自己的贴纸包
command-settings = 你自己的设置
command-language = 我说的语言
command-admin = 本群的规则
command-optin = 让我了解你的喜好
command-optout = 停止了解
command-forget = 删除我在这里知道的关于你的内容
command-export = 我在这里保存的关于你的一切（文件）
command-privacy = 我保存什么、为什么、保存多久

# --- Words for what stickers show ---

word-cat = 猫
word-dog = 狗
word-fox = 狐狸
word-rabbit = 兔子
word-bear = 熊
word-panda = 熊猫
word-koala = 考拉
word-tiger = 老虎
word-lion = 狮子
word-wolf = 狼
word-raccoon = 浣熊
word-hamster = 仓鼠
word-monkey = 猴子
word-pig = 猪
word-cow = 奶牛
word-frog = 青蛙
word-ghost = 幽灵
word-robot = 机器人
word-alien = 外星人
word-pumpkin = 南瓜
word-skull = 骷髅头
word-smiley = 笑脸
word-sun = 太阳
word-moon = 月亮
word-star = 星星
word-heart = 爱心
word-cloud = 云朵
word-cookie = 曲奇
word-apple = 苹果
word-strawberry = 草莓
word-polar-bear = 北极熊
word-mouse = 老鼠
word-owl = 猫头鹰
word-penguin = 企鹅
word-chick = 小鸡
word-hedgehog = 刺猬
word-octopus = 章鱼
word-unicorn = 独角兽
word-dragon = 龙
word-dinosaur = 恐龙
word-avocado = 牛油果
word-donut = 甜甜圈
word-cupcake = 纸杯蛋糕
word-orange = 橙子
word-lemon = 柠檬
word-egg = 鸡蛋
word-rice-ball = 饭团
word-bubble-tea = 珍珠奶茶
word-coffee = 咖啡
word-cactus = 仙人掌
word-mushroom = 蘑菇
word-sunflower = 向日葵
word-storybook = 故事书
word-light-bulb = 灯泡
word-balloon = 气球
word-rainbow = 彩虹
word-planet = 行星
word-earth = 地球
word-raindrop = 雨滴
word-snowman = 雪人
word-happy = 开心
word-laughing = 大笑
word-celebrating = 庆祝
word-in-love = 恋爱
word-kissing = 亲亲
word-winking = 眨眼
word-cool = 酷
word-yummy = 馋嘴
word-proud = 得意
word-amazed = 惊叹
word-relieved = 安心
word-shocked = 震惊
word-scared = 害怕
word-nervous = 紧张
word-embarrassed = 害羞
word-sad = 难过
word-crying = 大哭
word-pleading = 恳求
word-angry = 生气
word-furious = 暴怒
word-annoyed = 厌烦
word-confused = 困惑
word-sleepy = 困倦
word-disgusted = 恶心
word-thinking = 思考
word-shy = 腼腆
word-hugging = 拥抱
word-silly = 搞怪
word-mischievous = 调皮
word-nerdy = 书呆子
word-dizzy = 晕头转向
word-sick = 生病
word-freezing = 冻僵
word-overheated = 热坏了
word-neutral = 平静
word-3d = 3D
word-flat = 扁平
word-pixel-art = 像素画
word-line-art = 线条画
word-pastel = 粉彩
word-neon = 霓虹
word-watercolour = 水彩
word-crayon = 蜡笔
word-pop-art = 波普艺术
word-embroidery = 刺绣

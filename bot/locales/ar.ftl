### What the bot says, in Arabic. Messages are Telegram HTML; buttons, notices and menus are plain text.

# --- Beginning ---

language-name = العربية
list-separator = { "، " }

welcome =
    👋 <b>أهلًا! أنا أردّ بملصقات مصنوعة لك وحدك.</b>

    لم يكن أيّ منها موجودًا من قبل. الأول في طريقه إليك، وللتالي أخبرني:

    <b>كيف حالك الآن؟</b>

invite =
    <b>هل تريد أن أتعرّف على ذوقك؟</b>

    ذلك الملصق نظر إلى الشعور فقط. إذا وافقت، أحتفظ بما تكتبه وبالملصقات التي تعجبك في هذه الدردشة: مشفّرًا، لك وحدك، إلى أن تقول /forget. عندها أرسم ما تحبه، وأردّ من تلقاء نفسي حين تكون الرسالة مليئة بالمشاعر.

    لست مضطرًا: /sticker يعمل بدون ذلك، وإلى أن تقول نعم لا أحتفظ بشيء. التفاصيل في /privacy

invite-later = حسنًا، لا أحتفظ بشيء. اكتب <code>/sticker ما أروع هذا</code> متى أردت، و /optin إن غيّرت رأيك.

welcome-group =
    👋 <b>أهلًا! أنا أرسم ملصقات لما يشعر به الناس.</b>

    <b>للجميع:</b> <code>/sticker ما أروع هذا</code> يرسم ملصقًا بلا أي التزام. إذا وافقت، أحتفظ بما تكتبه <i>أنت</i> في هذه المجموعة، مشفّرًا، لأتعلّم ذوقك. ومن لم يوافق لا أحتفظ بشيء عنه.

    <b>للمشرفين:</b> أبقى صامتًا إلى أن تسمحوا لي بالردّ من تلقاء نفسي، وعندها لا أردّ إلا على من وافق. قواعد هذه المجموعة في /admin

hint =
    لا أردّ من تلقاء نفسي إلا بعد موافقتك، وحتى ذلك الحين لا أحتفظ بشيء مما تكتبه.

    🎨 يصنع من هذا ملصقًا الآن، كما يفعل /sticker من أي كلمات أخرى.

help =
    <b>ما أستطيع فعله</b>

    /sticker <i>كلمات</i> – ملصق لهذه الكلمات؛ وبدون كلمات ملصق مرح
    /why – لماذا ملصقك الأخير هكذا؛ ثبّت ما أعرفه أو أزِله
    /pack – حزمة ملصقاتك الخاصة: ➕ تحت الملصق يضعه فيها
    /strength – إلى أي حدّ تكون الملصقات شخصية، من 0 إلى 100
    /settings – القوة مع معاينة، والردود التلقائية، وساعات الهدوء، والتخفّي، وغيرها
    /language – اللغة التي أتحدث بها معك

    <b>بياناتك</b>
    /optin – دعني أتعلّم ذوقك من هذه الدردشة وأردّ من تلقاء نفسي
    /optout – إيقاف ذلك
    /export – كل ما أحتفظ به عنك في هذه الدردشة، في ملف
    /forget – حذف ما أعرفه عنك في هذه الدردشة: كله، أو الساعة الأخيرة، أو ملصق واحد
    /privacy – ماذا أحتفظ به، ولماذا، وإلى متى

    <b>في أي دردشة</b>، اكتب { $mention } ثم شعورًا: تظهر لك ملصقاتك من هنا فورًا.

    تحت كل ملصق: 👍 المزيد مثله · 👎 أقلّ مثله · 🔄 ارسم غيره · ➕ إلى حزمتك · ❓ لماذا هذا · ⋯ لا مجددًا أبدًا، أو نفسه بشعور أو شخصية أو أسلوب آخر

help-group =
    <b>ما أستطيع فعله هنا</b>

    /sticker <i>كلمات</i> – ملصق لهذه الكلمات؛ وبدون كلمات ملصق مرح
    /why – لماذا ملصقك الأخير هكذا؛ ثبّت ما أعرفه أو أزِله
    /pack – حزمة ملصقاتك الخاصة: ➕ تحت الملصق يضعه فيها
    /settings – قوتك الخاصة، والردود التلقائية، وساعات الهدوء، والتخفّي، وغيرها
    /language – اللغة التي أتحدث بها معك

    <b>بياناتك</b>
    /optin – دعني أتعلّم ذوقك مما تكتبه في هذه المجموعة
    /optout – إيقاف ذلك
    /export – كل ما أحتفظ به عنك في هذه المجموعة، يُرسل إليك وحدك
    /forget – حذف ما أعرفه عنك في هذه المجموعة: كله، أو الساعة الأخيرة، أو ملصق واحد
    /privacy – ماذا أحتفظ به، ولماذا، وإلى متى

    <b>المشرفون</b>
    /admin – قواعد هذه المجموعة: متى أردّ، وكم مرة، وبأي أساليب
    /strength – إلى أي حدّ تكون الملصقات شخصية، وهل أردّ من تلقاء نفسي

    تحت كل ملصق، لمن صُنع له: 👍 المزيد مثله · 👎 أقلّ مثله · 🔄 ارسم غيره · ➕ إلى حزمتك · ❓ لماذا هذا · ⋯ المزيد. وللجميع: 🚩 الإبلاغ عنه

unknown-command = لا أعرف هذا الأمر. الأوامر التي أعرفها في /help

# --- Consent ---

optin-done =
    🎉 <b>شكرًا! من الآن أتعلّم ذوقك في هذه الدردشة.</b>

    أحتفظ بما تكتبه هنا وبالملصقات التي ترسلها أو تعجبك، مشفّرًا، وأردّ من تلقاء نفسي حين تكون الرسالة مليئة بالمشاعر. اكتب أي شيء!

    /optout يوقف ذلك، و /forget يحذف كل شيء، والتفاصيل في /privacy

optin-done-group =
    🎉 <b>شكرًا! من الآن أتعلّم ذوقك في هذه المجموعة.</b>

    أحتفظ، مشفّرًا، بما تكتبه أنت وحدك هنا وبالملصقات التي ترسلها أو تعجبك. أما ردّي من تلقاء نفسي فيقرره المشرفون؛ و /sticker يعمل دائمًا.

    /optout يوقف ذلك، و /forget يحذف كل شيء، والتفاصيل في /privacy

optin-already = لقد وافقت هنا من قبل. اكتب أي شيء، أو /sticker
optin-anonymous = لا أستطيع معرفة من أنت وأنت تكتب باسم المجموعة. أوقف «البقاء مجهولًا» ثم أرسل /optin مرة أخرى.
optout-done =
    <b>تم، توقفت عن التعلّم منك هنا.</b>

    ما تعلّمته حتى الآن ما زال محفوظًا، لكنني لا أستخدمه بعد الآن. هل أحذفه؟
optout-already =
    لم توافق هنا، لذا لا أحتفظ بشيء جديد عنك.

    هل أحذف ما قد يكون بقي من قبل؟

forget-ask =
    <b>هل أحذف كل ما أعرفه عنك في هذه الدردشة؟</b>

    رسائلك وملصقاتك التي أحتفظ بها، وذوقك وإعداداتك، وسجلّ ما رسمته لك. أو الساعة الأخيرة فقط، أو ملصقًا واحدًا. لا يمكن التراجع عن ذلك. أما الرسائل في تيليجرام نفسه فتبقى، وكذلك حزمتك: تلك يحذفها /pack
forget-which =
    <b>أي ملصق أنساه؟</b>

    الملصق وأسبابه ورأيك فيه وما استنتجته من ذلك. أو ردّ على أي ملصق بالأمر /forget
forget-no-sticker = لا أحتفظ بأي ملصق لك هنا.
forget-unknown = لا أحتفظ بشيء عن هذا الملصق.
forgotten-sticker = 🧹 <b>تم.</b> حُذف ذلك الملصق وأسبابه وتقييمك نهائيًا.
forgotten-hour =
    🧹 <b>تم.</b> { $count ->
        [zero] لم يكن في الساعة الأخيرة ما يُحذف.
        [one] حُذف سجلّ واحد من الساعة الأخيرة نهائيًا.
        [two] حُذف سجلّان من الساعة الأخيرة نهائيًا.
        [few] حُذفت { $count } سجلّات من الساعة الأخيرة نهائيًا.
        [many] حُذف { $count } سجلًّا من الساعة الأخيرة نهائيًا.
       *[other] حُذف { $count } سجلّ من الساعة الأخيرة نهائيًا.
    }
forgotten =
    🧹 <b>تم.</b> { $count ->
        [zero] لم يكن هناك ما يُحذف.
        [one] حُذف سجلّ واحد نهائيًا.
        [two] حُذف سجلّان نهائيًا.
        [few] حُذفت { $count } سجلّات نهائيًا.
        [many] حُذف { $count } سجلًّا نهائيًا.
       *[other] حُذف { $count } سجلّ نهائيًا.
    }

    موافقتك ما زالت سارية، لذا أبدأ من جديد من هنا. /optout يوقف ذلك.
forgotten-opted-out =
    🧹 <b>تم.</b> { $count ->
        [zero] لم يكن هناك ما يُحذف.
        [one] حُذف سجلّ واحد نهائيًا.
        [two] حُذف سجلّان نهائيًا.
        [few] حُذفت { $count } سجلّات نهائيًا.
        [many] حُذف { $count } سجلًّا نهائيًا.
       *[other] حُذف { $count } سجلّ نهائيًا.
    }
kept = حسنًا، أحتفظ به. الأمر /forget موجود متى أردت.

privacy =
    <b>بياناتك</b>

    <b>إذا لم توافق</b> في دردشة ما، فلا يُحفظ شيء مما تكتبه فيها، ولا حتى كسياق لرسالة شخص آخر. وعندما تطلب ملصقًا، يُسجَّل الطلب دون كلماتك إلى أن يُرسل الملصق، تحسّبًا لإعادة تشغيلي.

    <b>إذا وافقت</b>، فأنا أحفظ لهذه الدردشة وحدها:
    • ما تكتبه هنا، والملصقات التي ترسلها أو تقيّمها: لأتعلّم ذوقك
    • كلمات مفتاحية عن ذوقك مستخلصة منها، مثل «قطة» أو «فن البكسل»، وأرقام تمثّل شكل ملصقاتك: لأرسم لك
    • ما رسمته لك ولماذا، وآخر 50 منها كصور: للأزرار و /why و /pack والوضع المضمّن و /export
    • إعداداتك الخاصة، والكلمات التي ثبّتها أو أزلتها

    <b>إلى متى:</b> عدد الأيام: { $days }، ثم يُحذف؛ أما الإعدادات والكلمات المثبّتة فإلى أن تحذفها أنت. ويُحذف الطلب فور إرسال ملصقه.
    <b>كيف:</b> مشفّرًا (AES-GCM)، والمفتاح محفوظ بعيدًا عن البيانات. لا يُكتب أي نص في السجلات أبدًا. تُرسم الملصقات على الجهاز الذي أعمل عليه، ولا تذهب كلماتك إلى أحد غيره.
    <b>إذا أبلغ أحد عن ملصق</b> في مجموعة بالزر 🚩، يرى مشغّلي الملصق والكلمات المفتاحية التي رُسم منها، لا كلماتك.
    <b>من يراها:</b> أنت وحدك. لا تُستخدم أبدًا لشخص آخر أو في دردشة أخرى، ولا لتدريب النماذج، إلا إذا سمحت بذلك في /settings: عندها يمكن لمشغّلي أن يأخذها ويقرأها ويدرّب بها نماذجي، للآخرين أيضًا؛ وإذا تراجعت يبقى ما تعلّمه النموذج.

    <b>القرار لك:</b> /optout يوقف ذلك، و /forget يحذفه فورًا ونهائيًا.

# --- Stickers ---

busy = 🐢 أنا مشغول جدًا الآن. حاول مرة أخرى بعد دقيقة من فضلك.
too-slow = 🐢 استغرق ذلك وقتًا طويلًا فتوقفت. حاول مرة أخرى بعد دقيقة من فضلك.
no-sticker = 🖍️ لم أستطع رسم هذا. جرّب كلمات أخرى من فضلك.
gave-up = 🖍️ حاولت رسم ملصقك الأخير عدة مرات ولم أنجح. جرّب كلمات أخرى من فضلك.
ask-again = أُعيد تشغيلي، وبما أنك لم توافق، لم أكن قد دوّنت كلماتك. أرسلها مرة أخرى من فضلك.
no-words = لا أجد فيه ما يُقرأ. جرّب <code>/sticker ما أروع هذا</code>
oops = حدث خطأ من جهتي، وقد سُجّل. حاول مرة أخرى من فضلك.

# --- Settings ---

strength-now =
    🎚 <b>القوة: { $strength }%</b>

    عند 0 ينظر الملصق إلى الرسالة فقط، وعند 100 إلى ذوقك في الغالب.
strength-bad = «{ $given }» ليست قوة صالحة. أرسل عددًا صحيحًا من 0 إلى 100، مثلًا <code>/strength 50</code>
automatic-on = 💬 <b>الردود التلقائية: مفعّلة.</b> أردّ على الرسائل المليئة بالمشاعر ممن وافقوا.
automatic-off = 💬 <b>الردود التلقائية: متوقفة.</b> لا أرسم إلا عندما يُطلب مني ذلك بالأمر /sticker
privacy-mode = ⚠️ في هذه المجموعة لا يُريني تيليجرام إلا الأوامر والردود. لأرى الرسائل، اجعلني مشرفًا، أو دع مالكي يوقف وضع الخصوصية لدى @BotFather.
admins-only = لا يستطيع تغيير ذلك إلا مشرفو هذه المجموعة.

# --- Inline, export ---

inline-opt-in = وافق أولًا: لا أحتفظ بملصقات لك بعد
inline-nothing = لا يوجد ملصق كهذا بعد: لنصنع بعضها
export-caption = 📦 كل ما أحتفظ به عنك في تلك الدردشة: data.json للقراءة، والملصقات بصيغة WEBP.
export-nothing = لا أحتفظ بشيء عنك في هذه الدردشة.
export-sent = 📦 أرسلته إليك في دردشتنا الخاصة.
export-private = بياناتك لك وحدك: افتح دردشتنا الخاصة واضغط «ابدأ»، ثم أرسل /export هنا مرة أخرى.

# --- A person's pack ---

pack-title = ملصقات { $name }
pack-empty =
    🗂 <b>ليست لديك حزمة بعد.</b>

    ➕ تحت أي ملصق ينشئ واحدة: حزمة ملصقات خاصة بك يمكنك استخدامها في أي دردشة. الحزمة عامة لكل من يعرف عنوانها.
pack-panel =
    🗂 <b>حزمتك</b> { $count ->
        [zero] فارغة.
        [one] فيها ملصق واحد.
        [two] فيها ملصقان.
        [few] فيها { $count } ملصقات.
        [many] فيها { $count } ملصقًا.
       *[other] فيها { $count } ملصق.
    }

    اضغط على أحدها لنقله أو إخراجه.
pack-waiting = ⏳ { $count ->
        [zero] لا تغييرات تنتظر تيليجرام.
        [one] تغيير واحد ينتظر تيليجرام وسيتم من تلقاء نفسه.
        [two] تغييران ينتظران تيليجرام وسيتمّان من تلقاء نفسيهما.
        [few] { $count } تغييرات تنتظر تيليجرام وستتم من تلقاء نفسها.
        [many] { $count } تغييرًا تنتظر تيليجرام وستتم من تلقاء نفسها.
       *[other] { $count } تغيير تنتظر تيليجرام وستتم من تلقاء نفسها.
    }
pack-private = حزمتك في دردشتنا الخاصة.
pack-created = 🗂 <b>حزمتك جاهزة!</b> كل ما تضغط تحته ➕ يدخل فيها. الأمر /pack ينقل الملصقات أو يزيلها.
pack-waits = ⏳ لا يسمح لي تيليجرام بتغيير الحزم كثيرًا. تغييرك مسجَّل، وسيتم من تلقاء نفسه خلال { $minutes ->
        [zero] لحظات
        [one] دقيقة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }.
pack-stranger = تحتاج الحزمة إلى مالك أعرفه: افتح دردشتنا الخاصة واضغط «ابدأ»، ثم اضغط ➕ مرة أخرى.
pack-full = حزمتك ممتلئة: يسمح تيليجرام بـ 120 ملصقًا. أخرج واحدًا أولًا بالأمر /pack
pack-failed = 🖍️ لم يقبل تيليجرام هذا التغيير في حزمتك. جرّب ملصقًا آخر من فضلك.
pack-later = لا يخبرني تيليجرام عن حزمتك الآن. حاول مرة أخرى بعد دقيقة من فضلك.
pack-gone = لم يعد هذا الملصق في حزمتك.
pack-ask-delete =
    <b>هل أحذف الحزمة كلها؟</b>

    ستختفي لدى كل من يستخدمها. لا يمكن التراجع عن ذلك.
pack-deleted = 🗑 يجري حذف الحزمة.

# --- A person's own settings ---

settings-need =
    الإعدادات الخاصة بك يجب أن تُحفظ، وأنا لا أحتفظ بشيء عنك هنا ما لم توافق.

    حتى ذلك الحين أتحدث بلغة تيليجرام لديك، و /strength يحدد إلى أي حدّ تكون الملصقات شخصية.
settings-title =
    ⚙️ <b>إعداداتك في هذه الدردشة</b>
    { "" }
settings-strength-own = 🎚 القوة: <b>{ $strength }%</b>، خاصة بك
settings-strength-chat = 🎚 القوة: <b>{ $strength }%</b>، كما في هذه الدردشة
settings-line = { $name }: <b>{ $value }</b>
settings-line-chat = { $name }: <b>{ $value }</b>، كما في هذه الدردشة
settings-clock = 🕐 ساعتك: <b>{ $time }</b>
settings-language = 🌐 اللغة: <b>{ $language }</b>
settings-incognito = 🤫 <b>التخفّي حتى { $time }:</b> لا أحتفظ بشيء مما تفعله.
settings-recording = 🤫 التخفّي: <b>متوقف</b>
settings-training-on = 🧠 التدريب: <b>مسموح</b>
settings-training-off = 🧠 التدريب: <b>متوقف</b>
training-about = بإذنك يمكن لمشغّلي أن يأخذ ما أحتفظ به عنك في هذه الدردشة ويقرأه ويدرّب به نماذجي، لأرسم أفضل، للآخرين أيضًا. يمكنك إيقاف ذلك في أي وقت، لكن ما تعلّمه النموذج حتى ذلك الحين يبقى.
setting-automatic = 💬 الردود التلقائية
setting-sensitivity = 🎯 الحساسية
setting-cooldown = ⏳ الفاصل بين الردود
setting-quiet = 🌙 ساعات الهدوء
setting-language = 🌐 اللغة
choice-chat = كما في هذه الدردشة
choice-telegram = كما في تيليجرام
choice-on = مفعّلة
choice-off = متوقفة
choice-none = بلا فاصل
choice-high = عالية: لمحة من الشعور
choice-medium = متوسطة
choice-low = منخفضة: المشاعر القوية فقط
choice-minutes = { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }

# --- A person's own page ---

page-title = صفحتي
page-hello = مرحبًا { $name }!
page-since = أتعلّم ذوقك منذ { $date }
page-incognito = 🤫 التخفّي حتى { $time }
page-chats = أي دردشة؟
page-chat-private = دردشتنا الخاصة
page-chat-group = مجموعة
page-tab-taste = الذوق
page-tab-settings = الإعدادات
page-tab-data = البيانات
page-stickers = الملصقات
page-stat-stickers = ملصقات
page-stat-keywords = كلمات
page-stat-liked = أعجبتك
page-likes = ما تحبه
page-likes-about = كلما كبرت الفقاعة زاد أثرها في ملصقاتك. اضغط واحدة لتعرف السبب.
page-dislikes = ليس لك
page-dislikes-about = هذه أبقيها خارج ملصقاتك.
page-taste-empty = لا أعرف ذوقك بعد. اكتب قليلًا، وأرسل ملصقات، واضغط 👍 أو 👎 تحت ملصقاتي.
page-character = الشخصية
page-style = الأسلوب
page-emotion = الشعور
page-counts = وزنه { $percent }%
page-seen = { $count ->
        [zero] في أشياء حُذفت لاحقًا
        [one] ظهر مرة واحدة
        [two] ظهر مرتين
        [few] ظهر { $count } مرات
        [many] ظهر { $count } مرة
       *[other] ظهر { $count } مرة
    }
page-pin = 📌 تثبيت
page-unpin = 📌 إلغاء التثبيت
page-pinned = مثبّت
page-remove = ✖ لا تستخدمه
page-restore = ↩ استخدمه من جديد
page-removed = لم يعد مستخدمًا
page-map = خريطة ملصقاتك
page-map-about = من يشعر بماذا: كلما زادت الملصقات في مكان زاد توهّجه.
page-stickers-empty = لا ملصقات بعد. اكتب شيئًا تشعر به، أو أرسل /sticker في الدردشة.
page-all = الكل
page-none-fit = لا يوجد بين ملصقاتك ما يشبه ذلك.
page-answered = ردّ على
page-strength-of = القوة { $strength }%
page-rate-up = المزيد من هذا
page-rate-down = أقل من هذا
page-forget-sticker = 🗑 انسَ هذا الملصق
page-forget-sticker-ask = هل أنسى هذا الملصق وأسبابه ورأيك فيه؟ لا يمكن التراجع عن ذلك.
page-strength = 🎚 القوة
page-strength-about = عند 0 ينظر الملصق إلى الرسالة فقط، وعند 100 إلى ذوقك في الغالب.
page-strength-chat = كما في هذه الدردشة: { $strength }%
page-clock = 🕐 ساعتك
page-incognito-about = لمدة ساعة لا أحتفظ بشيء مما تفعله. والملصقات تصل مع ذلك.
page-data-about = ما أحتفظ به عنك هنا مشفّر ولك وحدك، ما لم تسمح بالتدريب. بعد { $days } يومًا يُحذف.
page-export = 📦 تصدير كل شيء
page-export-about = أرسل إليك ملفًا في دردشتنا الخاصة: data.json للقراءة، والملصقات بصيغة WEBP.
page-forget = 🧹 حذف كل شيء
page-forget-about = ما أحتفظ به من رسائل هذه الدردشة والذوق والإعدادات والملصقات.
page-forget-ask = هل أحذف كل ما أعرفه عنك في هذه الدردشة؟ لا يمكن التراجع عن ذلك. الرسائل في تيليجرام نفسه تبقى، وحزمتك أيضًا.
page-forgotten = 🧹 تم. لقد زال نهائيًا.
page-optout-about = أتوقف عن التعلّم منك هنا. ما أعرفه حتى الآن يبقى إلى أن تحذفه.
page-commands = في الدردشة يمكن للأمر /forget أن يحذف الساعة الأخيرة فقط، والأمر /export يرسل الملف، والأمر /privacy يقول ما أحتفظ به ولماذا.
page-without-title = لا أحتفظ بشيء عنك هنا
page-without = لم توافق، فلا يوجد ما أعرضه. إذا وافقت فسأتعلّم مما تكتبه ومن الملصقات التي تحبها في هذه الدردشة: مشفّرًا، لك وحدك، إلى أن تقول غير ذلك.
page-left = ما زال شيء من قبل سحب موافقتك محفوظًا. لا أستخدمه؛ يمكنك تصديره أو حذفه.
page-cancel = إلغاء
page-close = إغلاق
page-again = حاول مجددًا
page-offline = لا يمكن الوصول إليّ الآن.
page-refused = تُفتح هذه الصفحة من الدردشة معي: اضغط الزر هناك من فضلك.
page-expired = بقيت هذه الصفحة مفتوحة طويلًا. أغلقها واضغط الزر في الدردشة من جديد من فضلك.
page-gone = هذا غير موجود، أو لم يعد موجودًا.

# --- Rules of a group ---

admin-title = 🛠 <b>قواعد هذه المجموعة</b>
admin-only-groups = الأمر /admin للمجموعات. هنا يحدد /strength كيف أتصرف.
admin-help =
    لم أفهم ذلك. أرسل <code>/admin</code> وحده لترى الأزرار، أو

    <code>/admin quiet 22:30-7</code> – الصمت ليلًا؛ <code>/admin quiet off</code>
    <code>/admin zone Africa/Cairo</code> – ليل أي مكان
    <code>/admin words سياسة، عناكب</code> – كلمات لا أردّ عليها ولا أرسمها
admin-is-off = 🔇 <b>أنا متوقف في هذه المجموعة.</b> لا أردّ على أحد ولا أتعلّم من أحد إلى أن تشغّلوني من جديد.
admin-now-strength = 🎚 القوة: { $strength }%
admin-now-sensitivity = 🎯 أردّ: { $label }
admin-now-cooldown = ⏱ الفاصل بين الردود: { $label }
admin-now-cap = 🧍 لكل شخص: { $label }
admin-now-quiet = 🌙 ساعات الهدوء: { $label } ({ $zone })
admin-now-styles = 🎨 الأساليب: { $label }
admin-now-words = 🚫 الكلمات غير المرغوبة: { NUMBER($count) }
admin-strength = 🎚 <b>إلى أي حدّ تكون الملصقات شخصية هنا؟</b> عند 0 تنظر إلى الرسالة فقط، وعند 100 إلى ذوق الشخص في الغالب.
admin-sensitivity = 🎯 <b>كم من الشعور يلزم حتى أردّ من تلقاء نفسي؟</b>
admin-cooldown = ⏱ <b>كم أصمت بعد ردّ لم يطلبه أحد؟</b>
admin-cap = 🧍 <b>كم ملصقًا يمكن للشخص الواحد أن يحصل عليه هنا في الساعة؟</b>
admin-quiet =
    🌙 <b>متى لا أتكلم أبدًا من تلقاء نفسي؟</b> الأمر /sticker يعمل ليلًا أيضًا.

    ساعات أخرى: <code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>ساعة أي مكان تُعتمد؟</b>

    مكان آخر: <code>/admin zone Africa/Cairo</code>
admin-styles = 🎨 <b>بأي أساليب يمكنني الرسم هنا؟</b>
admin-styles-loading = ما زالت نماذجي قيد التحميل. عُد بعد دقيقة من فضلك.
admin-words =
    🚫 <b>ما الكلمات التي لا أردّ عليها ولا أرسمها هنا؟</b> اضغط على كلمة لإزالتها.

    للإضافة: <code>/admin words سياسة، عناكب</code>. النجمة تعني أي نهاية: <code>عنكبوت*</code>
admin-words-none = لا توجد كلمات بعد.
admin-words-full = لا أستطيع إضافتها: إما أنها موجودة، أو أن عدد الكلمات بلغ { $most }، وهو أقصى ما أستطيع حفظه.
admin-zone-unknown = لا أعرف مكانًا اسمه «{ $given }». أرسل اسمًا مثل <code>/admin zone Africa/Cairo</code> أو <code>/admin zone Tokyo</code>.
sensitivity-high = عند شعور خفيف
sensitivity-normal = عند شعور واضح
sensitivity-low = عند شعور قوي
sensitivity-lowest = عند أقوى المشاعر فقط
quiet-never = لا توجد
cooldown-none = بلا فاصل
seconds = { $count } ث
minutes = { $count } د
cap-none = بلا حدّ
cap-an-hour = { $count } في الساعة
styles-all = كلها

# --- Refusals ---

refused = 🙈 أفضّل ألا أرسم هذا. جرّب كلمات أخرى من فضلك.
refused-unwanted = 🙈 مشرفو هذه المجموعة لا يريدون أن أرسم هذا. جرّب كلمات أخرى من فضلك.
refused-cap = 🐢 كانت ملصقات كثيرة في ساعة واحدة. دع الدور للآخرين وعُد بعد قليل.
refused-off = 🔇 أوقفني المشرفون في هذه المجموعة.
refused-self-harm =
    💛 <b>يبدو هذا صعبًا حقًا. من الجيد أنك قلته.</b>

    أنا مجرد بوت يرسم الملصقات، لكن ليس عليك أن تواجه هذا وحدك. تحدّث من فضلك مع شخص تثق به، أو مع أشخاص موجودين لهذا بالتحديد، مجانًا وبسرّية: تجدهم لكل بلد في <a href="https://findahelpline.com">findahelpline.com</a>

    إذا كنت في خطر الآن، فاتصل من فضلك برقم الطوارئ في بلدك.

# --- For the host ---

stats-title = 📊 <b>كيف حالي</b> ({ $revision })
stats-stickers = الملصقات منذ البداية: { $counts }
stats-refusals = مرفوضة: { $counts }
stats-failures = فاشلة: { $counts }
stats-reports = مُبلَّغ عنها: { $counts }
report-to-host = 🚩 أبلغ أحدهم في المجموعة { $chat } عن الملصق { $number }. يُظهر: { $shows }. رسمه { $model }.

# --- Why ---

why-nothing = لا أتذكر ملصقًا صنعته لك هنا. الأمر /sticker يصنع واحدًا.
why-title = 🔍 <b>لماذا هذا الملصق؟</b>
why-emotion = أقرأ في الرسالة: <b>{ $emotion }</b> (متأكد بنسبة { $percent }%)
why-expression = كان عليه أن يعبّر عن: <b>{ $emotion }</b>
why-target = المطلوب: <b>{ $wanted }</b>
why-no-taste = لا أعرف شيئًا عن ذوقك هنا، لذا قررت الرسالة وحدها.
why-character = ❤️ تحب: <b>{ $keyword }</b> { $bar } { $count ->
        [zero] (في أشياء حُذفت لاحقًا)
        [one] (ظهر مرة واحدة)
        [two] (ظهر مرتين)
        [few] (ظهر { $count } مرات)
        [many] (ظهر { $count } مرة)
       *[other] (ظهر { $count } مرة)
    }
why-style = 🎨 بأسلوب <b>{ $keyword }</b> { $bar } { $count ->
        [zero] (في أشياء حُذفت لاحقًا)
        [one] (ظهر مرة واحدة)
        [two] (ظهر مرتين)
        [few] (ظهر { $count } مرات)
        [many] (ظهر { $count } مرة)
       *[other] (ظهر { $count } مرة)
    }
why-emotion-taste = 😊 من مشاعرك: <b>{ $keyword }</b> { $bar } { $count ->
        [zero] (في أشياء حُذفت لاحقًا)
        [one] (ظهر مرة واحدة)
        [two] (ظهر مرتين)
        [few] (ظهر { $count } مرات)
        [many] (ظهر { $count } مرة)
       *[other] (ظهر { $count } مرة)
    }
why-dislikes = 🚫 لا تحب: <b>{ $keyword }</b> { $bar } { $count ->
        [zero] (في أشياء حُذفت لاحقًا)
        [one] (ظهر مرة واحدة)
        [two] (ظهر مرتين)
        [few] (ظهر { $count } مرات)
        [many] (ظهر { $count } مرة)
       *[other] (ظهر { $count } مرة)
    }
why-quote = { "    " }«{ $quote }»
why-score-person = يناسب ذوقك: { $bar } { $score }%
why-score-message = يناسب الرسالة: { $bar } { $score }%
why-weights = مزيجي: { $person }% ذوقك، و{ $message }% الرسالة؛ وهو الأفضل بين ما رُسم، وعدده { NUMBER($candidates) }
why-strength = القوة هنا: { $strength }% (/strength)
why-drawn-diffusion = رسمه نموذجي الخاص من الصفر
why-drawn-vector = رُكّب سريعًا من أشكال جاهزة، ولم يرسمه نموذجي

# --- Notices after a press ---

press-refused = هذا الزر قديم جدًا، أو يخصّ شخصًا آخر.
press-late = هذا السؤال قديم جدًا. أرسل الأمر مرة أخرى من فضلك.
liked = 👍 سجّلت ذلك! سيظهر في الملصق التالي.
liked-what = 👍 سجّلت ذلك! المزيد من هذا بدءًا من التالي: { $what }.
disliked = 👎 سجّلت ذلك! سيكون التالي مختلفًا.
disliked-what = 👎 سجّلت ذلك! بدءًا من التالي بدون هذا، إلا إذا طلبته: { $what }.
rated-already = سجّلت ذلك من قبل.
rated-without-consent = لا أستطيع تذكّر ذلك إلا بعد /optin
incognito-now = 🤫 هذه ساعة التخفّي: لا أسجّل شيئًا حتى تنتهي. يمكنك إنهاؤها من /settings
similar = ✨ واحد آخر مثله…
never-noted = 🚫 سجّلت ذلك: لا { $what } بعد الآن، بدءًا من التالي. يمكنك التراجع من /why
remixing = 🎛 نفسه مع «{ $what }»…
busy-short = 🐢 ما زلت أستيقظ. حاول بعد لحظة من فضلك.
saved-next = حُفظ. سيراعيه الملصق التالي.
pack-adding = 🗂 في الطريق إلى حزمتك
pack-moving = ينتقل إلى الموضع { $place } من { $count }
pack-at-end = هو في هذا الطرف أصلًا.
pack-leaving = 🗑 في الطريق إلى خارج حزمتك
previewing = 👁 الملصق نفسه عند 0 و50 و100%…
previewing-alike = 👁 ما زلت بالكاد أعرف ذوقك، لذا ستتشابه الثلاثة…
strength-taken = 🎚 حُفظ: { $strength }% من الآن.
reported = 🚩 شكرًا. سينظر فيه من يديرونني.
reported-already = لقد أبلغت عنه من قبل. شكرًا!
again = 🔄 أرسم واحدًا آخر…
example = 🎨 ها هو قادم…
why-below = الأسباب في الأسفل.
saved = حُفظ.
optin-noted = 🎉 شكرًا!
optout-noted = تم.
kept-short = تم الاحتفاظ به.

# --- Buttons ---

button-example = 🎨 اصنع لي واحدًا
button-opt-in = ✅ أوافق: تعلّم ذوقي
button-opt-out = سحب الموافقة
button-later = ليس الآن
button-back = ‹ رجوع
button-similar = ✨ المزيد مثله
button-never = 🚫 لا { $what } بعد الآن
button-remix-expression = 😊 الشعور
button-remix-character = 🐱 الشخصية
button-remix-style = 🎨 الأسلوب
button-pin = 📌 { $keyword }
button-unpin = 📌 مثبّت: { $keyword } – إلغاء
button-remove = ✖ { $keyword }
button-unremove = ↩ أُزيل: { $keyword } – استرجاع
button-unnever = ↩ ممنوع: { $keyword } – السماح مجددًا
button-use = ✔ استخدم { $strength }%
button-open-pack = افتح الحزمة
button-delete-pack = 🗑 احذف الحزمة
button-delete-pack-yes = 🗑 احذف نهائيًا
button-take-out = 🗑 أخرِجه
button-private = افتح دردشتنا الخاصة
button-page = ✨ صفحتي
button-preview = 👁 معاينة 0 · 50 · 100
button-incognito-on = 🤫 تخفٍّ لساعة
button-incognito-off = 🤫 إنهاء التخفّي
button-training-on = 🧠 السماح بالتدريب
button-training-off = 🧠 إيقاف التدريب
button-clock-back = 🕐 ساعة إلى الوراء
button-clock-on = 🕐 ساعة إلى الأمام
button-automatic-on = 💬 ردّ من تلقاء نفسك
button-automatic-off = 🔇 لا تردّ من تلقاء نفسك
button-forget = 🧹 احذف كل شيء
button-forget-hour = 🕐 الساعة الأخيرة
button-forget-one = 🖼 ملصق واحد…
button-admin-strength = 🎚 القوة
button-admin-sensitivity = 🎯 الحساسية
button-admin-cooldown = ⏱ الفاصل
button-admin-cap = 🧍 الحدّ لكل شخص
button-admin-quiet = 🌙 ساعات الهدوء
button-admin-zone = 🌍 المنطقة الزمنية
button-admin-styles = 🎨 الأساليب
button-admin-words = 🚫 الكلمات
button-admin-off = 🛑 أوقفني هنا
button-admin-on = 🟢 شغّلني هنا
button-keep = احتفظ به

# --- Menus ---

command-start = من أنا، وملصق أول
command-help = كل الأوامر
command-sticker = ملصق لكلماتك
command-why = لماذا الملصق الأخير هكذا
command-strength = إلى أي حدّ تكون الملصقات شخصية
command-pack = حزمة ملصقاتك الخاصة
command-settings = إعداداتك الخاصة
command-language = اللغة التي أتحدث بها
command-admin = قواعد هذه المجموعة
command-optin = دعني أتعلّم ذوقك
command-optout = إيقاف ذلك
command-forget = حذف ما أعرفه عنك هنا
command-export = كل ما أحتفظ به عنك هنا، في ملف
command-privacy = ماذا أحتفظ به، ولماذا، وإلى متى

# --- Words for what stickers show ---

word-cat = قطة
word-dog = كلب
word-fox = ثعلب
word-rabbit = أرنب
word-bear = دب
word-panda = باندا
word-koala = كوالا
word-tiger = نمر
word-lion = أسد
word-wolf = ذئب
word-raccoon = راكون
word-hamster = هامستر
word-monkey = قرد
word-pig = خنزير
word-cow = بقرة
word-frog = ضفدع
word-ghost = شبح
word-robot = روبوت
word-alien = كائن فضائي
word-pumpkin = يقطينة
word-skull = جمجمة
word-smiley = وجه مبتسم
word-sun = شمس
word-moon = قمر
word-star = نجمة
word-heart = قلب
word-cloud = غيمة
word-cookie = بسكويت
word-apple = تفاحة
word-strawberry = فراولة
word-polar-bear = دب قطبي
word-mouse = فأر
word-owl = بومة
word-penguin = بطريق
word-chick = كتكوت
word-hedgehog = قنفذ
word-octopus = أخطبوط
word-unicorn = يونيكورن
word-dragon = تنين
word-dinosaur = ديناصور
word-avocado = أفوكادو
word-donut = دونات
word-cupcake = كب كيك
word-orange = برتقالة
word-lemon = ليمونة
word-egg = بيضة
word-rice-ball = كرة أرز
word-bubble-tea = شاي الفقاعات
word-coffee = قهوة
word-cactus = صبّار
word-mushroom = فطر
word-sunflower = دوار الشمس
word-storybook = كتاب قصص
word-light-bulb = مصباح
word-balloon = بالون
word-rainbow = قوس قزح
word-planet = كوكب
word-earth = الأرض
word-raindrop = قطرة مطر
word-snowman = رجل ثلج
word-happy = فرح
word-laughing = ضحك
word-celebrating = احتفال
word-in-love = غرام
word-kissing = قبلة
word-winking = غمزة
word-cool = ثقة
word-yummy = شهية
word-proud = فخر
word-amazed = انبهار
word-relieved = ارتياح
word-shocked = صدمة
word-scared = خوف
word-nervous = توتر
word-embarrassed = خجل
word-sad = حزن
word-crying = بكاء
word-pleading = رجاء
word-angry = غضب
word-furious = غيظ
word-annoyed = انزعاج
word-confused = حيرة
word-sleepy = نعاس
word-disgusted = اشمئزاز
word-thinking = تفكير
word-shy = حياء
word-hugging = عناق
word-silly = طرافة
word-mischievous = مشاكسة
word-nerdy = دودة كتب
word-dizzy = دوار
word-sick = مرض
word-freezing = برد
word-overheated = حرّ
word-neutral = هدوء
word-3d = ثلاثي الأبعاد
word-flat = مسطّح
word-pixel-art = فن البكسل
word-line-art = رسم خطّي
word-pastel = باستيل
word-neon = نيون
word-watercolour = ألوان مائية
word-crayon = ألوان شمعية
word-pop-art = بوب آرت
word-embroidery = تطريز

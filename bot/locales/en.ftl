### What the bot says, in English. Messages are Telegram HTML; buttons, notices and menus are plain text.
### Other languages have the same messages, and their words for what stickers show at the end of the file.

# --- Beginning ---

language-name = English
list-separator = { ", " }

welcome =
    👋 <b>Hi! I answer with stickers made just for you.</b>

    Each one did not exist before. The first is on its way; for the next one, tell me:

    <b>How do you feel?</b>

invite =
    <b>Shall I get to know your taste?</b>

    That sticker looked only at the feeling. If you opt in, I keep what you write and which stickers you like in this chat: encrypted, for you alone, until you say /forget. Then I draw your favourites, and answer by myself when a message is full of feeling.

    You need not: /sticker works without it, and until you say yes I keep nothing. /privacy has the details.

invite-later = Fine, I keep nothing. Write <code>/sticker so fun!</code> whenever you like, and /optin should you change your mind.

welcome-group =
    👋 <b>Hi! I draw stickers for what people feel.</b>

    <b>Everyone:</b> <code>/sticker so fun!</code> makes one, no strings attached. If you opt in, I keep what <i>you</i> write in this group, encrypted, to learn your taste. Of those who don't I keep nothing.

    <b>Admins:</b> I am silent until you let me answer by myself, and then I answer only those who opted in. /admin sets this group's rules.

hint =
    I answer by myself only once you have opted in, and until then I keep nothing of what you write.

    🎨 draws a sticker for this right now, and /sticker draws one for any words.

help =
    <b>What I can do</b>

    /sticker <i>words</i> – a sticker for these words; without words, a cheerful one
    /why – why your last sticker looks as it does; pin or remove what I know
    /pack – your own sticker pack: ➕ under a sticker puts it there
    /strength – how personal stickers are, 0 to 100
    /settings – strength with a preview, automatic answers, quiet hours, incognito and more
    /language – the language I speak with you

    <b>Your data</b>
    /optin – let me learn your taste from this chat, and answer by myself
    /optout – stop that
    /export – everything I keep of you in this chat, as a file
    /forget – delete what I know of you in this chat: all, the last hour or one sticker
    /privacy – what I keep, why and how long

    <b>In any chat</b>, type { $mention } and a feeling: your own stickers from here are offered at once.

    Under each sticker: 👍 more like this · 👎 less like this · 🔄 draw another · ➕ into your pack · ❓ why this one · ⋯ never again, or the same with another feeling, character or style

help-group =
    <b>What I can do here</b>

    /sticker <i>words</i> – a sticker for these words; without words, a cheerful one
    /why – why your last sticker looks as it does; pin or remove what I know
    /pack – your own sticker pack: ➕ under a sticker puts it there
    /settings – your own strength, automatic answers, quiet hours, incognito and more
    /language – the language I speak with you

    <b>Your data</b>
    /optin – let me learn your taste from what you write in this group
    /optout – stop that
    /export – everything I keep of you in this group, sent to you alone
    /forget – delete what I know of you in this group: all, the last hour or one sticker
    /privacy – what I keep, why and how long

    <b>Admins</b>
    /admin – this group's rules: when I answer, how often, in which styles
    /strength – how personal stickers are, and whether I answer by myself

    Under each sticker, for the one it was made for: 👍 more like this · 👎 less like this · 🔄 draw another · ➕ into your pack · ❓ why this one · ⋯ more. For everybody: 🚩 report it

unknown-command = I don't know that command. /help lists those I do.

# --- Consent ---

optin-done =
    🎉 <b>Thank you! From now on I learn your taste in this chat.</b>

    I keep what you write here and which stickers you send or like, encrypted, and I answer by myself when a message is full of feeling. Just write something!

    /optout stops it, /forget deletes it all, /privacy has the details.

optin-done-group =
    🎉 <b>Thank you! From now on I learn your taste in this group.</b>

    I keep what you alone write here and which stickers you send or like, encrypted. Whether I answer by myself is up to the admins; /sticker always works.

    /optout stops it, /forget deletes it all, /privacy has the details.

optin-already = You have opted in here already. Just write something, or /sticker!
optin-anonymous = I can't tell who you are while you write as the group. Switch off “remain anonymous”, then send /optin again.
optout-done =
    <b>Done, I have stopped learning from you here.</b>

    What I learned until now is still stored, but I no longer use it. Shall I delete it?
optout-already =
    You are not opted in here, so I keep nothing new of you.

    Shall I delete what may be left from before?

forget-ask =
    <b>Delete everything I know of you in this chat?</b>

    Your messages and stickers that I keep, your taste and your settings, and the record of what I drew for you. Or only the last hour, or one sticker. This can't be undone. The messages in Telegram itself stay, and so does your pack: /pack deletes that.
forget-which =
    <b>Which sticker shall I forget?</b>

    The sticker, its reasons, what you thought of it and what I derived from that. Or answer any sticker with /forget
forget-no-sticker = I keep no sticker of yours here.
forget-unknown = I keep nothing about that sticker.
forgotten-sticker = 🧹 <b>Done.</b> That sticker, its reasons and your rating are gone for good.
forgotten-hour =
    🧹 <b>Done.</b> { $count ->
        [0] The last hour held nothing to delete.
        [one] One record of the last hour is gone for good.
       *[other] { $count } records of the last hour are gone for good.
    }
forgotten =
    🧹 <b>Done.</b> { $count ->
        [0] There was nothing to delete.
        [one] One record is gone for good.
       *[other] { $count } records are gone for good.
    }

    You are still opted in, so I begin anew from here. /optout stops that.
forgotten-opted-out =
    🧹 <b>Done.</b> { $count ->
        [0] There was nothing to delete.
        [one] One record is gone for good.
       *[other] { $count } records are gone for good.
    }
kept = Fine, I keep it. /forget is there whenever you want.

privacy =
    <b>Your data</b>

    <b>If you have not opted in</b> in a chat, nothing you write there is stored, not even as context of somebody else's message. When you ask for a sticker, the order is noted without your words until it was sent, in case I have to restart.

    <b>If you have opted in</b> I store, for this chat alone:
    • what you write here, and stickers you send or rate: to learn your taste
    • keywords of your taste drawn from them, such as “cat” or “pixel art”, and numbers that stand for the look of your stickers: to draw for you
    • what I drew for you and why, the newest 50 as pictures: for the buttons, /why, /pack, inline mode and /export
    • your own settings, and the keywords you pinned or removed

    <b>How long:</b> { $days } days, then it is deleted; settings and pinned keywords until you delete them. An order is deleted as soon as its sticker was sent.
    <b>How:</b> encrypted (AES-GCM), with the key kept apart from the data. No text is ever logged. Stickers are drawn on the machine that runs me; your words go to no one else.
    <b>If somebody reports a sticker</b> in a group with 🚩, my host gets to see it and the keywords it was drawn from, not your words.
    <b>Who sees it:</b> you alone. It is never used for another person or in another chat, nor to train models, unless you allow that in /settings: then my host may take it out, read it and train my models with it, for others too; what a model has learned stays when you take that back.

    <b>You decide:</b> /optout stops it, /forget deletes it at once, for good.

# --- Stickers ---

busy = 🐢 I have my hands full right now. Please try again in a minute.
too-slow = 🐢 That took too long, so I stopped. Please try again in a minute.
no-sticker = 🖍️ I could not draw that one. Please try other words.
gave-up = 🖍️ I tried your last sticker several times and failed. Please try other words.
ask-again = I was restarted and, as you have not opted in, I had not written down your words. Please send them again.
no-words = I can't find anything to read in that. Try <code>/sticker so fun!</code>
oops = Something went wrong on my side, and it has been noted. Please try again.

# --- Settings ---

strength-now =
    🎚 <b>Strength: { $strength } %</b>

    At 0 a sticker looks only at the message, at 100 mostly at your taste.
strength-bad = “{ $given }” is no strength. Send a whole number from 0 to 100, for example <code>/strength 50</code>
automatic-on = 💬 <b>Automatic answers: on.</b> I answer messages full of feeling from people who opted in.
automatic-off = 💬 <b>Automatic answers: off.</b> I draw only when asked with /sticker
privacy-mode = ⚠️ Telegram shows me only commands and replies in this group. To let me see messages, make me an admin, or let my owner switch off privacy mode with @BotFather.
admins-only = Only admins of this group can change that.

# --- Inline, export ---

inline-opt-in = Opt in first: I keep no stickers for you yet
inline-nothing = No such sticker yet: make some with me
export-caption = 📦 Everything I keep of you in that chat: data.json to read, stickers as WEBP.
export-nothing = I keep nothing of you in this chat.
export-sent = 📦 I have sent it to you, in our private chat.
export-private = Your data is for you alone: please open our private chat and press Start, then send /export here again.

# --- A person's pack ---

pack-title = Stickers for { $name }
pack-empty =
    🗂 <b>You have no pack yet.</b>

    ➕ under a sticker begins one: a sticker set of your own that you can use in any chat. A pack is public to everyone who knows its address.
pack-panel =
    🗂 <b>Your pack</b> { $count ->
        [one] holds one sticker.
       *[other] holds { $count } stickers.
    }

    Press one to move it or to take it out.
pack-waiting = ⏳ { $count ->
        [one] One change waits for Telegram and will be made by itself.
       *[other] { $count } changes wait for Telegram and will be made by themselves.
    }
pack-private = Your pack is in our private chat.
pack-created = 🗂 <b>Your pack is there!</b> Everything you ➕ goes into it. /pack moves or removes stickers.
pack-waits = ⏳ Telegram lets me change packs only so often. Your change is noted, and will be made by itself in { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }.
pack-stranger = A pack needs an owner that I know: please open our private chat and press Start, then press ➕ again.
pack-full = Your pack is full: Telegram allows 120 stickers. Take one out with /pack first.
pack-failed = 🖍️ Telegram did not take that change of your pack. Please try it with another sticker.
pack-later = Telegram does not tell me about your pack right now. Please try again in a minute.
pack-gone = That sticker is not in your pack any more.
pack-ask-delete =
    <b>Delete the whole pack?</b>

    It goes for everyone who uses it. This can't be undone.
pack-deleted = 🗑 The pack is being deleted.

# --- A person's own settings ---

settings-need =
    Settings of your own have to be kept, and I keep nothing of you here unless you opt in.

    Until then I speak the language of your Telegram, and /strength says how personal stickers are.
settings-title =
    ⚙️ <b>Your settings in this chat</b>
    { "" }
settings-strength-own = 🎚 Strength: <b>{ $strength } %</b>, your own
settings-strength-chat = 🎚 Strength: <b>{ $strength } %</b>, as in this chat
settings-line = { $name }: <b>{ $value }</b>
settings-line-chat = { $name }: <b>{ $value }</b>, as in this chat
settings-clock = 🕐 Your clock: <b>{ $time }</b>
settings-language = 🌐 Language: <b>{ $language }</b>
settings-incognito = 🤫 <b>Incognito until { $time }:</b> I keep nothing of what you do.
settings-recording = 🤫 Incognito: <b>off</b>
settings-training-on = 🧠 Training: <b>on</b>
settings-training-off = 🧠 Training: <b>off</b>
training-about = With your permission my host may take out what I keep of you in this chat, read it and train my models with it, so that I draw better, for others too. You can stop that at any time; what a model has learned by then stays learned.
setting-automatic = 💬 Automatic answers
setting-sensitivity = 🎯 Sensitivity
setting-cooldown = ⏳ Pause between answers
setting-quiet = 🌙 Quiet hours
setting-language = 🌐 Language
choice-chat = as in this chat
choice-telegram = as in Telegram
choice-on = on
choice-off = off
choice-none = none
choice-high = high: hints of feeling
choice-medium = medium
choice-low = low: strong feeling only
choice-minutes = { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }

# --- A person's own page ---

page-title = My page
page-hello = Hi { $name }!
page-since = I have been learning your taste since { $date }
page-incognito = 🤫 Incognito until { $time }
page-chats = Which chat?
page-chat-private = Our private chat
page-chat-group = A group
page-tab-taste = Taste
page-tab-settings = Settings
page-tab-data = Data
page-stickers = Stickers
page-stat-stickers = stickers
page-stat-keywords = keywords
page-stat-liked = liked
page-likes = What you like
page-likes-about = The larger a bubble, the more it counts in your stickers. Press one to see why.
page-dislikes = Not for you
page-dislikes-about = I keep these out of your stickers.
page-taste-empty = I don't know your taste yet. Write a little, send stickers, and press 👍 or 👎 under mine.
page-character = Character
page-style = Style
page-emotion = Feeling
page-counts = counts { $percent } %
page-seen = { $count ->
        [0] seen in things deleted since
        [one] seen once
       *[other] seen { $count } times
    }
page-pin = 📌 Pin it
page-unpin = 📌 Unpin it
page-pinned = pinned
page-remove = ✖ Don't use it
page-restore = ↩ Use it again
page-removed = No longer used
page-map = Map of your stickers
page-map-about = Who feels what: the more stickers a place has, the warmer it glows.
page-stickers-empty = No stickers yet. Write something you feel, or send /sticker in the chat.
page-all = All
page-none-fit = None of your stickers is like that.
page-answered = Answer to
page-strength-of = Strength { $strength } %
page-rate-up = More like this
page-rate-down = Less like this
page-forget-sticker = 🗑 Forget this sticker
page-forget-sticker-ask = Forget this sticker, its reasons and what you thought of it? This can't be undone.
page-strength = 🎚 Strength
page-strength-about = At 0 a sticker looks only at the message, at 100 mostly at your taste.
page-strength-chat = as in this chat: { $strength } %
page-clock = 🕐 Your clock
page-incognito-about = For an hour I keep nothing of what you do. Stickers come all the same.
page-data-about = What I keep of you here is encrypted and for you alone, unless you allow training. After { $days } days it is deleted.
page-export = 📦 Export everything
page-export-about = I send you a file into our private chat: data.json to read, stickers as WEBP.
page-forget = 🧹 Delete everything
page-forget-about = Messages, taste, settings and stickers of this chat that I keep.
page-forget-ask = Delete everything I know of you in this chat? This can't be undone. The messages in Telegram itself stay, and so does your pack.
page-forgotten = 🧹 Done. It is gone for good.
page-optout-about = I stop learning from you here. What I know until now stays until you delete it.
page-commands = In the chat, /forget also deletes just the last hour, /export sends the file, and /privacy says what is kept and why.
page-without-title = I keep nothing of you here
page-without = You have not opted in, so there is nothing to show. If you do, I learn from what you write and which stickers you like in this chat: encrypted, for you alone, until you say otherwise.
page-left = Something from before you opted out is still stored. I don't use it; you can take it out or delete it.
page-cancel = Cancel
page-close = Close
page-again = Try again
page-offline = I can't be reached right now.
page-refused = This page opens from the chat with me: please press the button there.
page-expired = This page was open for too long. Please close it and press the button in the chat again.
page-gone = That is not there, or not there any more.

# --- Rules of a group ---

admin-title = 🛠 <b>This group's rules</b>
admin-only-groups = /admin is for groups. Here /strength sets how I behave.
admin-help =
    I did not understand that. Send <code>/admin</code> alone for the buttons, or

    <code>/admin quiet 22:30-7</code> – silence at night; <code>/admin quiet off</code>
    <code>/admin zone Europe/Berlin</code> – whose night
    <code>/admin words politics, spiders</code> – words I neither answer nor draw
admin-is-off = 🔇 <b>I am switched off in this group.</b> I answer nobody and learn from nobody, until you switch me on again.
admin-now-strength = 🎚 Strength: { $strength } %
admin-now-sensitivity = 🎯 I answer: { $label }
admin-now-cooldown = ⏱ Pause between answers: { $label }
admin-now-cap = 🧍 For each person: { $label }
admin-now-quiet = 🌙 Quiet hours: { $label } ({ $zone })
admin-now-styles = 🎨 Styles: { $label }
admin-now-words = 🚫 Unwanted words: { NUMBER($count) }
admin-strength = 🎚 <b>How personal are stickers here?</b> At 0 they look only at the message, at 100 mostly at the person's taste.
admin-sensitivity = 🎯 <b>How much feeling does it take for me to answer by myself?</b>
admin-cooldown = ⏱ <b>How long am I silent after an answer that nobody asked for?</b>
admin-cap = 🧍 <b>How many stickers may one person have here in an hour?</b>
admin-quiet =
    🌙 <b>When do I never speak up by myself?</b> /sticker works at night too.

    Other hours: <code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>Whose clock counts?</b>

    Another place: <code>/admin zone Europe/Rome</code>
admin-styles = 🎨 <b>In which styles may I draw here?</b>
admin-styles-loading = My models are still being loaded. Please come back in a minute.
admin-words =
    🚫 <b>Which words do I neither answer nor draw here?</b> Press one to remove it.

    More: <code>/admin words politics, spiders</code>. A star stands for any ending: <code>spider*</code>
admin-words-none = There are none yet.
admin-words-full = I can't add that: it is there already, or there are { $most } words, which is all I can keep.
admin-zone-unknown = I know no place “{ $given }”. Send a name like <code>/admin zone Europe/Berlin</code> or <code>/admin zone Tokyo</code>.
sensitivity-high = at little feeling
sensitivity-normal = at clear feelings
sensitivity-low = at strong feelings
sensitivity-lowest = at the strongest only
quiet-never = none
cooldown-none = none
seconds = { $count } s
minutes = { $count } min
cap-none = no limit
cap-an-hour = { $count } an hour
styles-all = all

# --- Refusals ---

refused = 🙈 I'd rather not draw that one. Please try other words.
refused-unwanted = 🙈 The admins of this group don't want me to draw that. Please try other words.
refused-cap = 🐢 That was a lot of stickers for one hour. Please give the others a turn, and come back a little later.
refused-off = 🔇 The admins have switched me off in this group.
refused-self-harm =
    💛 <b>That sounds really hard. I'm glad you said it.</b>

    I am only a bot that draws stickers, but you don't have to be alone with this. Please talk to someone you trust, or to people who are there for exactly this, free and in confidence: <a href="https://findahelpline.com">findahelpline.com</a> lists them for every country.

    If you are in danger right now, please call your local emergency number.

# --- For the host ---

stats-title = 📊 <b>How I am doing</b> ({ $revision })
stats-stickers = stickers since the start: { $counts }
stats-refusals = refused: { $counts }
stats-failures = failed: { $counts }
stats-reports = reported: { $counts }
report-to-host = 🚩 Somebody in the group { $chat } reported sticker { $number }. It shows: { $shows }. Drawn by { $model }.

# --- Why ---

why-nothing = I remember no sticker that I made for you here. /sticker makes one.
why-title = 🔍 <b>Why this sticker?</b>
why-emotion = I read <b>{ $emotion }</b> in the message ({ $percent } % sure)
why-expression = It was to look <b>{ $emotion }</b>
why-target = Asked for: <b>{ $wanted }</b>
why-no-taste = I know nothing of your taste here, so the message alone decided.
why-character = ❤️ You like <b>{ $keyword }</b> { $bar } { $count ->
        [0] (seen in things deleted since)
        [one] (seen once)
       *[other] (seen { $count } times)
    }
why-style = 🎨 In the style <b>{ $keyword }</b> { $bar } { $count ->
        [0] (seen in things deleted since)
        [one] (seen once)
       *[other] (seen { $count } times)
    }
why-emotion-taste = 😊 A mood of yours: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (seen in things deleted since)
        [one] (seen once)
       *[other] (seen { $count } times)
    }
why-dislikes = 🚫 You don't like <b>{ $keyword }</b> { $bar } { $count ->
        [0] (seen in things deleted since)
        [one] (seen once)
       *[other] (seen { $count } times)
    }
why-quote = { "    " }“{ $quote }”
why-score-person = Fits your taste: { $bar } { $score } %
why-score-message = Fits the message: { $bar } { $score } %
why-weights = My mix: { $person } % your taste, { $message } % the message; the best of { NUMBER($candidates) } that I drew
why-strength = Strength here: { $strength } % (/strength)
why-drawn-diffusion = Drawn from scratch by my own model
why-drawn-vector = Put together quickly from ready-made shapes, not drawn by my model

# --- Notices after a press ---

press-refused = This button is too old, or it belongs to somebody else.
press-late = That question is too old. Please send the command again.
liked = 👍 Noted! The next one will show it.
liked-what = 👍 Noted! More { $what } from the next one on.
disliked = 👎 Noted! The next one will be different.
disliked-what = 👎 Noted! No { $what } from the next one on, unless you ask for it.
rated-already = I have noted that already.
rated-without-consent = I may remember that only after /optin.
incognito-now = 🤫 This is your incognito hour: I note nothing until it is over. /settings ends it.
similar = ✨ One more like this …
never-noted = 🚫 Noted: never { $what } again, from the next one on. /why takes it back.
remixing = 🎛 The same with “{ $what }” …
busy-short = 🐢 I am still waking up. Please try again in a moment.
saved-next = Saved. The next sticker follows it.
pack-adding = 🗂 On its way into your pack
pack-moving = Moving to place { $place } of { $count }
pack-at-end = It stands at that end already.
pack-leaving = 🗑 On its way out of your pack
previewing = 👁 The same sticker at 0, 50 and 100 % …
previewing-alike = 👁 I hardly know your taste yet, so the three will look much alike …
strength-taken = 🎚 Saved: { $strength } % from now on.
reported = 🚩 Thank you. The people who run me will look at it.
reported-already = You have reported that one already. Thank you!
again = 🔄 Drawing another one …
example = 🎨 Here it comes …
why-below = The reasons are below.
saved = Saved.
optin-noted = 🎉 Thank you!
optout-noted = Done.
kept-short = Kept.

# --- Buttons ---

button-example = 🎨 Make me one
button-opt-in = ✅ Opt in: learn my taste
button-opt-out = Opt out
button-later = Not now
button-back = ‹ Back
button-similar = ✨ More like this
button-never = 🚫 Never { $what }
button-remix-expression = 😊 Feeling
button-remix-character = 🐱 Character
button-remix-style = 🎨 Style
button-pin = 📌 { $keyword }
button-unpin = 📌 { $keyword } is pinned: unpin
button-remove = ✖ { $keyword }
button-unremove = ↩ { $keyword } was removed: take it back
button-unnever = ↩ never { $keyword }: allow it again
button-use = ✔ Use { $strength } %
button-open-pack = Open the pack
button-delete-pack = 🗑 Delete the pack
button-delete-pack-yes = 🗑 Delete it for good
button-take-out = 🗑 Take it out
button-private = Open our private chat
button-page = ✨ My page
button-preview = 👁 Preview 0 · 50 · 100
button-incognito-on = 🤫 Incognito for an hour
button-incognito-off = 🤫 End incognito
button-training-on = 🧠 Allow training
button-training-off = 🧠 Stop training
button-clock-back = 🕐 − 1 hour
button-clock-on = 🕐 + 1 hour
button-automatic-on = 💬 Answer by yourself
button-automatic-off = 🔇 Don't answer by yourself
button-forget = 🧹 Delete it all
button-forget-hour = 🕐 The last hour
button-forget-one = 🖼 One sticker …
button-admin-strength = 🎚 Strength
button-admin-sensitivity = 🎯 Sensitivity
button-admin-cooldown = ⏱ Pause
button-admin-cap = 🧍 Cap per person
button-admin-quiet = 🌙 Quiet hours
button-admin-zone = 🌍 Time zone
button-admin-styles = 🎨 Styles
button-admin-words = 🚫 Words
button-admin-off = 🛑 Switch me off here
button-admin-on = 🟢 Switch me on here
button-keep = Keep it

# --- Menus ---

command-start = What I am, and a first sticker
command-help = All commands
command-sticker = A sticker for your words
command-why = Why the last sticker looks as it does
command-strength = How personal stickers are
command-pack = Your own sticker pack
command-settings = Your own settings
command-language = The language I speak
command-admin = This group's rules
command-optin = Let me learn your taste
command-optout = Stop that
command-forget = Delete what I know of you here
command-export = Everything I keep of you here, as a file
command-privacy = What I keep, why and how long

### What the bot says, in Portuguese. Messages are Telegram HTML; buttons, notices and menus are plain text.

# --- Beginning ---

language-name = Português
list-separator = { ", " }

welcome =
    👋 <b>Oi! Eu respondo com figurinhas feitas só para você.</b>

    Nenhuma delas existia antes. A primeira já está a caminho; para a próxima, me conta:

    <b>Como você está se sentindo?</b>

invite =
    <b>Posso conhecer o seu gosto?</b>

    Essa figurinha só olhou para o sentimento. Se você aceitar, eu guardo o que você escreve e as figurinhas de que gosta neste chat: criptografado, só para você, até você dizer /forget. Aí eu desenho as suas favoritas e respondo por conta própria quando uma mensagem é cheia de sentimento.

    Não é obrigatório: /sticker funciona sem isso e, até você dizer sim, eu não guardo nada. Os detalhes estão em /privacy

invite-later = Tudo bem, não guardo nada. Escreva <code>/sticker que divertido!</code> quando quiser, e /optin se mudar de ideia.

welcome-group =
    👋 <b>Oi! Eu desenho figurinhas para o que as pessoas sentem.</b>

    <b>Para todos:</b> <code>/sticker que divertido!</code> faz uma, sem compromisso. Se você aceitar, eu guardo o que <i>você</i> escreve neste grupo, criptografado, para aprender o seu gosto. De quem não aceita eu não guardo nada.

    <b>Admins:</b> fico em silêncio até vocês me deixarem responder por conta própria, e aí só respondo a quem aceitou. As regras deste grupo ficam em /admin

hint =
    Só respondo por conta própria depois que você aceita, e até lá não guardo nada do que você escreve.

    🎨 faz agora mesmo uma figurinha disto, como /sticker faz de quaisquer palavras.

help =
    <b>O que eu sei fazer</b>

    /sticker <i>palavras</i> – uma figurinha para essas palavras; sem palavras, uma alegre
    /why – por que a sua última figurinha é assim; fixe ou remova o que eu sei
    /pack – o seu próprio pacote de figurinhas: ➕ embaixo de uma figurinha a coloca lá
    /strength – o quanto as figurinhas são pessoais, de 0 a 100
    /settings – intensidade com prévia, respostas automáticas, horas de silêncio, modo anônimo e mais
    /language – o idioma em que falo com você

    <b>Os seus dados</b>
    /optin – me deixar aprender o seu gosto neste chat e responder por conta própria
    /optout – parar com isso
    /export – tudo o que guardo sobre você neste chat, em um arquivo
    /forget – apagar o que sei sobre você neste chat: tudo, a última hora ou uma figurinha
    /privacy – o que eu guardo, por quê e por quanto tempo

    <b>Em qualquer chat</b>, digite { $mention } e um sentimento: as suas figurinhas daqui aparecem na hora.

    Embaixo de cada figurinha: 👍 mais assim · 👎 menos assim · 🔄 desenhar outra · ➕ para o seu pacote · ❓ por que esta · ⋯ nunca mais, ou a mesma com outro sentimento, personagem ou estilo

help-group =
    <b>O que eu sei fazer aqui</b>

    /sticker <i>palavras</i> – uma figurinha para essas palavras; sem palavras, uma alegre
    /why – por que a sua última figurinha é assim; fixe ou remova o que eu sei
    /pack – o seu próprio pacote de figurinhas: ➕ embaixo de uma figurinha a coloca lá
    /settings – a sua própria intensidade, respostas automáticas, horas de silêncio, modo anônimo e mais
    /language – o idioma em que falo com você

    <b>Os seus dados</b>
    /optin – me deixar aprender o seu gosto com o que você escreve neste grupo
    /optout – parar com isso
    /export – tudo o que guardo sobre você neste grupo, enviado só a você
    /forget – apagar o que sei sobre você neste grupo: tudo, a última hora ou uma figurinha
    /privacy – o que eu guardo, por quê e por quanto tempo

    <b>Admins</b>
    /admin – as regras deste grupo: quando eu respondo, com que frequência, em quais estilos
    /strength – o quanto as figurinhas são pessoais, e se respondo por conta própria

    Embaixo de cada figurinha, para quem a recebeu: 👍 mais assim · 👎 menos assim · 🔄 desenhar outra · ➕ para o seu pacote · ❓ por que esta · ⋯ mais. Para todos: 🚩 denunciar

unknown-command = Não conheço esse comando. Em /help estão os que eu conheço.

# --- Consent ---

optin-done =
    🎉 <b>Obrigado! A partir de agora eu aprendo o seu gosto neste chat.</b>

    Guardo, criptografado, o que você escreve aqui e as figurinhas que você envia ou de que gosta, e respondo por conta própria quando uma mensagem é cheia de sentimento. Escreva qualquer coisa!

    /optout para com isso, /forget apaga tudo, os detalhes estão em /privacy

optin-done-group =
    🎉 <b>Obrigado! A partir de agora eu aprendo o seu gosto neste grupo.</b>

    Guardo, criptografado, só o que você escreve aqui e as figurinhas que você envia ou de que gosta. Se eu respondo por conta própria, quem decide são os admins; /sticker sempre funciona.

    /optout para com isso, /forget apaga tudo, os detalhes estão em /privacy

optin-already = Você já aceitou aqui. Escreva qualquer coisa, ou /sticker!
optin-anonymous = Não sei quem é você enquanto escreve como o grupo. Desative “Permanecer anônimo” e envie /optin de novo.
optout-done =
    <b>Pronto, parei de aprender com você aqui.</b>

    O que aprendi até agora continua guardado, mas não uso mais. Quer que eu apague?
optout-already =
    Você não aceitou aqui, então não guardo nada de novo sobre você.

    Quer que eu apague o que possa ter ficado de antes?

forget-ask =
    <b>Apagar tudo o que sei sobre você neste chat?</b>

    As suas mensagens e figurinhas que guardo, o seu gosto e as suas configurações, e o registro do que desenhei para você. Ou só a última hora, ou uma figurinha. Não dá para desfazer. As mensagens no próprio Telegram ficam, e o seu pacote também: esse quem apaga é /pack
forget-which =
    <b>Qual figurinha devo esquecer?</b>

    A figurinha, as razões dela, o que você achou e o que concluí disso. Ou responda a qualquer figurinha com /forget
forget-no-sticker = Não guardo nenhuma figurinha sua aqui.
forget-unknown = Não guardo nada sobre essa figurinha.
forgotten-sticker = 🧹 <b>Pronto.</b> Essa figurinha, as razões dela e a sua avaliação foram apagadas para sempre.
forgotten-hour =
    🧹 <b>Pronto.</b> { $count ->
        [0] Não havia nada para apagar na última hora.
        [one] { $count } registro da última hora foi apagado para sempre.
       *[other] { $count } registros da última hora foram apagados para sempre.
    }
forgotten =
    🧹 <b>Pronto.</b> { $count ->
        [0] Não havia nada para apagar.
        [one] { $count } registro foi apagado para sempre.
       *[other] { $count } registros foram apagados para sempre.
    }

    O seu consentimento continua valendo, então recomeço a partir daqui. /optout para com isso.
forgotten-opted-out =
    🧹 <b>Pronto.</b> { $count ->
        [0] Não havia nada para apagar.
        [one] { $count } registro foi apagado para sempre.
       *[other] { $count } registros foram apagados para sempre.
    }
kept = Tudo bem, fica guardado. /forget está aí quando você quiser.

privacy =
    <b>Os seus dados</b>

    <b>Se você não aceitou</b> em um chat, nada do que você escreve lá é guardado, nem como contexto da mensagem de outra pessoa. Quando você pede uma figurinha, o pedido é anotado sem as suas palavras até ela ser enviada, caso eu precise reiniciar.

    <b>Se você aceitou</b>, eu guardo, só para este chat:
    • o que você escreve aqui e as figurinhas que envia ou avalia: para aprender o seu gosto
    • palavras-chave do seu gosto tiradas disso, como “gato” ou “pixel art”, e números que representam a aparência das suas figurinhas: para desenhar para você
    • o que desenhei para você e por quê, as 50 mais recentes como imagens: para os botões, /why, /pack, o modo inline e /export
    • as suas próprias configurações, e as palavras-chave que você fixou ou removeu

    <b>Por quanto tempo:</b> { $days } dias, depois é apagado; as configurações e as palavras fixadas, até você apagar. Um pedido é apagado assim que a figurinha é enviada.
    <b>Como:</b> criptografado (AES-GCM), com a chave separada dos dados. Nenhum texto vai para os registros. As figurinhas são desenhadas na máquina em que funciono; as suas palavras não vão para mais ninguém.
    <b>Se alguém denunciar uma figurinha</b> em um grupo com 🚩, quem me hospeda vê a figurinha e as palavras-chave com que foi desenhada, não as suas palavras.
    <b>Quem vê:</b> só você. Nunca é usado para outra pessoa nem em outro chat, nem para treinar modelos, a menos que você permita isso em /settings: aí quem me hospeda pode extrair tudo, ler e treinar os meus modelos com isso, também para outras pessoas; se você voltar atrás, o que um modelo aprendeu fica.

    <b>Você decide:</b> /optout para com isso, /forget apaga na hora e para sempre.

# --- Stickers ---

busy = 🐢 Estou com as mãos cheias agora. Tente de novo daqui a um minuto.
too-slow = 🐢 Estava demorando demais, então parei. Tente de novo daqui a um minuto.
no-sticker = 🖍️ Essa eu não consegui desenhar. Tente com outras palavras.
gave-up = 🖍️ Tentei a sua última figurinha várias vezes e não consegui. Tente com outras palavras.
ask-again = Fui reiniciado e, como você não aceitou, eu não tinha anotado as suas palavras. Envie de novo, por favor.
no-words = Não encontro nada para ler aí. Tente <code>/sticker que divertido!</code>
oops = Algo deu errado do meu lado, e já está anotado. Tente de novo, por favor.

# --- Settings ---

strength-now =
    🎚 <b>Intensidade: { $strength }%</b>

    Com 0, a figurinha só olha para a mensagem; com 100, principalmente para o seu gosto.
strength-bad = “{ $given }” não é uma intensidade. Envie um número inteiro de 0 a 100, por exemplo <code>/strength 50</code>
automatic-on = 💬 <b>Respostas automáticas: sim.</b> Respondo a mensagens cheias de sentimento de quem aceitou.
automatic-off = 💬 <b>Respostas automáticas: não.</b> Só desenho quando me pedem com /sticker
privacy-mode = ⚠️ Neste grupo o Telegram só me mostra comandos e respostas. Para eu ver as mensagens, me torne admin ou peça ao meu dono para desativar o modo de privacidade no @BotFather.
admins-only = Só os admins deste grupo podem mudar isso.

# --- Inline, export ---

inline-opt-in = Aceite primeiro: ainda não guardo figurinhas
inline-nothing = Ainda não há uma assim: vamos fazer
export-caption = 📦 Tudo o que guardo sobre você naquele chat: data.json para ler, figurinhas em WEBP.
export-nothing = Não guardo nada sobre você neste chat.
export-sent = 📦 Enviei para você, no nosso chat privado.
export-private = Os seus dados são só para você: abra o nosso chat privado, toque em Iniciar e depois envie /export aqui de novo.

# --- A person's pack ---

pack-title = Figurinhas de { $name }
pack-empty =
    🗂 <b>Você ainda não tem um pacote.</b>

    ➕ embaixo de uma figurinha cria um: um pacote de figurinhas seu, que você pode usar em qualquer chat. Um pacote é público para quem souber o endereço.
pack-panel =
    🗂 <b>O seu pacote</b> { $count ->
        [one] tem { $count } figurinha.
       *[other] tem { $count } figurinhas.
    }

    Toque em uma para mover ou retirar.
pack-waiting = ⏳ { $count ->
        [one] { $count } alteração espera pelo Telegram e será feita sozinha.
       *[other] { $count } alterações esperam pelo Telegram e serão feitas sozinhas.
    }
pack-private = O seu pacote está no nosso chat privado.
pack-created = 🗂 <b>O seu pacote está pronto!</b> Tudo em que você tocar ➕ vai para ele. /pack move ou retira figurinhas.
pack-waits = ⏳ O Telegram só me deixa mudar pacotes de vez em quando. A sua alteração está anotada e será feita sozinha em { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }.
pack-stranger = Um pacote precisa de um dono que eu conheça: abra o nosso chat privado, toque em Iniciar e depois em ➕ de novo.
pack-full = O seu pacote está cheio: o Telegram permite 120 figurinhas. Primeiro retire uma com /pack
pack-failed = 🖍️ O Telegram não aceitou essa alteração no seu pacote. Tente com outra figurinha.
pack-later = O Telegram não está me informando sobre o seu pacote agora. Tente de novo daqui a um minuto.
pack-gone = Essa figurinha não está mais no seu pacote.
pack-ask-delete =
    <b>Apagar o pacote inteiro?</b>

    Ele some para todo mundo que o usa. Não dá para desfazer.
pack-deleted = 🗑 O pacote está sendo apagado.

# --- A person's own settings ---

settings-need =
    Configurações próprias precisam ser guardadas, e aqui não guardo nada sobre você se não aceitar.

    Até lá, falo o idioma do seu Telegram, e /strength diz o quanto as figurinhas são pessoais.
settings-title =
    ⚙️ <b>As suas configurações neste chat</b>
    { "" }
settings-strength-own = 🎚 Intensidade: <b>{ $strength }%</b>, a sua
settings-strength-chat = 🎚 Intensidade: <b>{ $strength }%</b>, como neste chat
settings-line = { $name }: <b>{ $value }</b>
settings-line-chat = { $name }: <b>{ $value }</b>, como neste chat
settings-clock = 🕐 O seu relógio: <b>{ $time }</b>
settings-language = 🌐 Idioma: <b>{ $language }</b>
settings-incognito = 🤫 <b>Modo anônimo até { $time }:</b> não guardo nada do que você faz.
settings-recording = 🤫 Modo anônimo: <b>não</b>
settings-training-on = 🧠 Treinamento: <b>sim</b>
settings-training-off = 🧠 Treinamento: <b>não</b>
training-about = Com a sua permissão, quem me hospeda pode extrair o que guardo sobre você neste chat, ler e treinar os meus modelos com isso, para que eu desenhe melhor, também para outras pessoas. Você pode parar quando quiser; o que um modelo tiver aprendido até lá continua aprendido.
setting-automatic = 💬 Respostas automáticas
setting-sensitivity = 🎯 Sensibilidade
setting-cooldown = ⏳ Pausa entre respostas
setting-quiet = 🌙 Horas de silêncio
setting-language = 🌐 Idioma
choice-chat = como neste chat
choice-telegram = como no Telegram
choice-on = sim
choice-off = não
choice-none = nenhuma
choice-high = alta: um sinal de sentimento
choice-medium = média
choice-low = baixa: só sentimento forte
choice-minutes = { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }

# --- A person's own page ---

page-title = Minha página
page-hello = Oi, { $name }!
page-since = Aprendo o seu gosto desde { $date }
page-incognito = 🤫 Modo anônimo até { $time }
page-chats = Qual chat?
page-chat-private = Nosso chat privado
page-chat-group = Um grupo
page-tab-taste = Gosto
page-tab-settings = Ajustes
page-tab-data = Dados
page-stickers = Figurinhas
page-stat-stickers = figurinhas
page-stat-keywords = palavras-chave
page-stat-liked = curtidas
page-likes = Do que você gosta
page-likes-about = Quanto maior a bolha, mais ela conta nas suas figurinhas. Toque em uma para ver por quê.
page-dislikes = Não é para você
page-dislikes-about = Isto eu deixo fora das suas figurinhas.
page-taste-empty = Ainda não conheço o seu gosto. Escreva um pouco, envie figurinhas e toque em 👍 ou 👎 nas minhas.
page-character = Personagem
page-style = Estilo
page-emotion = Emoção
page-counts = conta { $percent }%
page-seen = { $count ->
        [0] visto em coisas já apagadas
        [one] visto { $count } vez
       *[other] visto { $count } vezes
    }
page-pin = 📌 Fixar
page-unpin = 📌 Soltar
page-pinned = fixado
page-remove = ✖ Não usar
page-restore = ↩ Usar de novo
page-removed = Não é mais usado
page-map = Mapa das suas figurinhas
page-map-about = Quem sente o quê: quanto mais figurinhas um lugar tem, mais ele brilha.
page-stickers-empty = Ainda não há figurinhas. Escreva algo que você sente, ou envie /sticker no chat.
page-all = Todas
page-none-fit = Nenhuma das suas figurinhas é assim.
page-answered = Resposta a
page-strength-of = Intensidade { $strength }%
page-rate-up = Mais assim
page-rate-down = Menos assim
page-forget-sticker = 🗑 Esquecer esta figurinha
page-forget-sticker-ask = Esquecer esta figurinha, as razões dela e o que você achou? Não dá para desfazer.
page-strength = 🎚 Intensidade
page-strength-about = Com 0, a figurinha só olha para a mensagem; com 100, principalmente para o seu gosto.
page-strength-chat = como neste chat: { $strength }%
page-clock = 🕐 O seu relógio
page-incognito-about = Por uma hora não guardo nada do que você faz. As figurinhas vêm mesmo assim.
page-data-about = O que guardo sobre você aqui é criptografado e só para você, a menos que você permita o treinamento. Depois de { $days } dias é apagado.
page-export = 📦 Exportar tudo
page-export-about = Envio um arquivo para o nosso chat privado: data.json para ler, figurinhas em WEBP.
page-forget = 🧹 Apagar tudo
page-forget-about = As mensagens, o gosto, os ajustes e as figurinhas deste chat que eu guardo.
page-forget-ask = Apagar tudo o que sei sobre você neste chat? Não dá para desfazer. As mensagens no Telegram ficam, e o seu pacote também.
page-forgotten = 🧹 Pronto. Sumiu de vez.
page-optout-about = Paro de aprender com você aqui. O que sei até agora fica até você apagar.
page-commands = No chat, /forget também apaga só a última hora, /export envia o arquivo e /privacy diz o que eu guardo e por quê.
page-without-title = Não guardo nada sobre você aqui
page-without = Você não aceitou, então não há nada para mostrar. Se aceitar, aprendo com o que você escreve e com as figurinhas de que gosta neste chat: criptografado, só para você, até você dizer o contrário.
page-left = Algo de antes de você deixar de participar ainda está guardado. Não uso; você pode exportar ou apagar.
page-cancel = Cancelar
page-close = Fechar
page-again = De novo
page-offline = Não consigo ser alcançado agora.
page-refused = Esta página abre a partir do chat comigo: toque no botão lá, por favor.
page-expired = Esta página ficou aberta por muito tempo. Feche e toque de novo no botão do chat, por favor.
page-gone = Isso não está aí, ou não está mais.

# --- Rules of a group ---

admin-title = 🛠 <b>As regras deste grupo</b>
admin-only-groups = /admin é para grupos. Aqui, /strength define como eu me comporto.
admin-help =
    Não entendi. Envie só <code>/admin</code> para ver os botões, ou então

    <code>/admin quiet 22:30-7</code> – silêncio à noite; <code>/admin quiet off</code>
    <code>/admin zone America/Sao_Paulo</code> – a noite de onde
    <code>/admin words política, aranhas</code> – palavras a que não respondo e que não desenho
admin-is-off = 🔇 <b>Estou desligado neste grupo.</b> Não respondo a ninguém nem aprendo com ninguém até vocês me ligarem de novo.
admin-now-strength = 🎚 Intensidade: { $strength }%
admin-now-sensitivity = 🎯 Eu respondo: { $label }
admin-now-cooldown = ⏱ Pausa entre respostas: { $label }
admin-now-cap = 🧍 Para cada pessoa: { $label }
admin-now-quiet = 🌙 Horas de silêncio: { $label } ({ $zone })
admin-now-styles = 🎨 Estilos: { $label }
admin-now-words = 🚫 Palavras indesejadas: { NUMBER($count) }
admin-strength = 🎚 <b>O quanto as figurinhas são pessoais aqui?</b> Com 0, só olham para a mensagem; com 100, principalmente para o gosto da pessoa.
admin-sensitivity = 🎯 <b>Quanto sentimento é preciso para eu responder por conta própria?</b>
admin-cooldown = ⏱ <b>Por quanto tempo fico quieto depois de uma resposta que ninguém pediu?</b>
admin-cap = 🧍 <b>Quantas figurinhas uma pessoa pode ter aqui em uma hora?</b>
admin-quiet =
    🌙 <b>Quando eu nunca falo por conta própria?</b> /sticker funciona à noite também.

    Outras horas: <code>/admin quiet 22:30-7</code>
admin-zone =
    🌍 <b>O relógio de onde vale?</b>

    Outro lugar: <code>/admin zone America/Sao_Paulo</code>
admin-styles = 🎨 <b>Em quais estilos posso desenhar aqui?</b>
admin-styles-loading = Os meus modelos ainda estão carregando. Volte daqui a um minuto.
admin-words =
    🚫 <b>A quais palavras não respondo, e o que não desenho aqui?</b> Toque em uma para removê-la.

    Mais: <code>/admin words política, aranhas</code>. Um asterisco vale por qualquer final: <code>aranha*</code>
admin-words-none = Ainda não há nenhuma.
admin-words-full = Não posso acrescentar: ou já está lá, ou já são { $most } palavras, e é tudo o que consigo guardar.
admin-zone-unknown = Não conheço nenhum lugar “{ $given }”. Envie um nome como <code>/admin zone America/Sao_Paulo</code> ou <code>/admin zone Tokyo</code>.
sensitivity-high = com pouco sentimento
sensitivity-normal = com sentimentos claros
sensitivity-low = com sentimentos fortes
sensitivity-lowest = só com os mais fortes
quiet-never = nenhuma
cooldown-none = nenhuma
seconds = { $count } s
minutes = { $count } min
cap-none = sem limite
cap-an-hour = { $count } por hora
styles-all = todos

# --- Refusals ---

refused = 🙈 Essa eu prefiro não desenhar. Tente com outras palavras.
refused-unwanted = 🙈 Os admins deste grupo não querem que eu desenhe isso. Tente com outras palavras.
refused-cap = 🐢 Foram muitas figurinhas para uma hora. Deixe a vez para os outros e volte um pouco mais tarde.
refused-off = 🔇 Os admins me desligaram neste grupo.
refused-self-harm =
    💛 <b>Isso parece muito difícil. Que bom que você falou.</b>

    Eu sou só um bot que desenha figurinhas, mas você não precisa passar por isso sem companhia. Converse, por favor, com alguém em quem confia, ou com pessoas que estão aí exatamente para isso, de graça e em sigilo: <a href="https://findahelpline.com">findahelpline.com</a> mostra quais são em cada país.

    Se você está em perigo agora, ligue, por favor, para o número de emergência da sua região.

# --- For the host ---

stats-title = 📊 <b>Como eu estou</b> ({ $revision })
stats-stickers = figurinhas desde o início: { $counts }
stats-refusals = recusadas: { $counts }
stats-failures = falharam: { $counts }
stats-reports = denunciadas: { $counts }
report-to-host = 🚩 Alguém no grupo { $chat } denunciou a figurinha { $number }. Ela mostra: { $shows }. Desenhada por { $model }.

# --- Why ---

why-nothing = Não me lembro de nenhuma figurinha que fiz para você aqui. /sticker faz uma.
why-title = 🔍 <b>Por que esta figurinha?</b>
why-emotion = Na mensagem eu leio: <b>{ $emotion }</b> (com { $percent }% de certeza)
why-expression = Era para expressar: <b>{ $emotion }</b>
why-target = Foi pedido: <b>{ $wanted }</b>
why-no-taste = Não sei nada do seu gosto aqui, então só a mensagem decidiu.
why-character = ❤️ Você gosta de: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto em coisas já apagadas)
        [one] (visto { $count } vez)
       *[other] (visto { $count } vezes)
    }
why-style = 🎨 No estilo <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto em coisas já apagadas)
        [one] (visto { $count } vez)
       *[other] (visto { $count } vezes)
    }
why-emotion-taste = 😊 Um humor seu: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto em coisas já apagadas)
        [one] (visto { $count } vez)
       *[other] (visto { $count } vezes)
    }
why-dislikes = 🚫 Você não gosta de: <b>{ $keyword }</b> { $bar } { $count ->
        [0] (visto em coisas já apagadas)
        [one] (visto { $count } vez)
       *[other] (visto { $count } vezes)
    }
why-quote = { "    " }“{ $quote }”
why-score-person = Combina com o seu gosto: { $bar } { $score }%
why-score-message = Combina com a mensagem: { $bar } { $score }%
why-weights = Minha mistura: { $person }% o seu gosto, { $message }% a mensagem; a melhor de { NUMBER($candidates) } desenhadas
why-strength = Intensidade aqui: { $strength }% (/strength)
why-drawn-diffusion = Desenhada do zero pelo meu próprio modelo
why-drawn-vector = Montada rapidamente com formas prontas, não desenhada pelo meu modelo

# --- Notices after a press ---

press-refused = Este botão é antigo demais, ou é de outra pessoa.
press-late = Essa pergunta é antiga demais. Envie o comando de novo, por favor.
liked = 👍 Anotado! A próxima vai mostrar.
liked-what = 👍 Anotado! A partir da próxima, mais disto: { $what }.
disliked = 👎 Anotado! A próxima vai ser diferente.
disliked-what = 👎 Anotado! A partir da próxima sem isto, a menos que você peça: { $what }.
rated-already = Isso eu já anotei.
rated-without-consent = Só posso lembrar disso depois de /optin
incognito-now = 🤫 Esta é a sua hora anônima: não anoto nada até ela acabar. Em /settings você encerra.
similar = ✨ Mais uma assim…
never-noted = 🚫 Anotado: nunca mais { $what }, a partir da próxima. Em /why dá para desfazer.
remixing = 🎛 A mesma com “{ $what }”…
busy-short = 🐢 Ainda estou acordando. Tente de novo daqui a pouco.
saved-next = Salvo. A próxima figurinha já vai seguir isso.
pack-adding = 🗂 A caminho do seu pacote
pack-moving = Indo para o lugar { $place } de { $count }
pack-at-end = Ela já está nessa ponta.
pack-leaving = 🗑 A caminho de sair do seu pacote
previewing = 👁 A mesma figurinha com 0, 50 e 100%…
previewing-alike = 👁 Ainda mal conheço o seu gosto: as três vão ficar bem parecidas…
strength-taken = 🎚 Salvo: { $strength }% a partir de agora.
reported = 🚩 Obrigado. As pessoas que cuidam de mim vão olhar.
reported-already = Essa você já denunciou. Obrigado!
again = 🔄 Desenhando outra…
example = 🎨 Já vem…
why-below = As razões estão abaixo.
saved = Salvo.
optin-noted = 🎉 Obrigado!
optout-noted = Pronto.
kept-short = Mantido.

# --- Buttons ---

button-example = 🎨 Faça uma para mim
button-opt-in = ✅ Aceitar: aprenda o meu gosto
button-opt-out = Deixar de participar
button-later = Agora não
button-back = ‹ Voltar
button-similar = ✨ Mais assim
button-never = 🚫 Nunca mais { $what }
button-remix-expression = 😊 Sentimento
button-remix-character = 🐱 Personagem
button-remix-style = 🎨 Estilo
button-pin = 📌 { $keyword }
button-unpin = 📌 Fixado: { $keyword } – soltar
button-remove = ✖ { $keyword }
button-unremove = ↩ Removido: { $keyword } – trazer de volta
button-unnever = ↩ Nunca { $keyword }: permitir de novo
button-use = ✔ Usar { $strength }%
button-open-pack = Abrir o pacote
button-delete-pack = 🗑 Apagar o pacote
button-delete-pack-yes = 🗑 Apagar para sempre
button-take-out = 🗑 Retirar
button-private = Abrir o nosso chat privado
button-page = ✨ Minha página
button-preview = 👁 Prévia 0 · 50 · 100
button-incognito-on = 🤫 Uma hora anônima
button-incognito-off = 🤫 Sair do modo anônimo
button-training-on = 🧠 Permitir treinamento
button-training-off = 🧠 Parar treinamento
button-clock-back = 🕐 − 1 hora
button-clock-on = 🕐 + 1 hora
button-automatic-on = 💬 Responda por conta própria
button-automatic-off = 🔇 Não responda por conta própria
button-forget = 🧹 Apagar tudo
button-forget-hour = 🕐 A última hora
button-forget-one = 🖼 Uma figurinha…
button-admin-strength = 🎚 Intensidade
button-admin-sensitivity = 🎯 Sensibilidade
button-admin-cooldown = ⏱ Pausa
button-admin-cap = 🧍 Limite por pessoa
button-admin-quiet = 🌙 Horas de silêncio
button-admin-zone = 🌍 Fuso horário
button-admin-styles = 🎨 Estilos
button-admin-words = 🚫 Palavras
button-admin-off = 🛑 Me desligar aqui
button-admin-on = 🟢 Me ligar aqui
button-keep = Manter

# --- Menus ---

command-start = O que eu sou, e uma primeira figurinha
command-help = Todos os comandos
command-sticker = Uma figurinha para as suas palavras
command-why = Por que a última figurinha é assim
command-strength = O quanto as figurinhas são pessoais
command-pack = O seu próprio pacote de figurinhas
command-settings = As suas próprias configurações
command-language = O idioma que eu falo
command-admin = As regras deste grupo
command-optin = Me deixar aprender o seu gosto
command-optout = Parar com isso
command-forget = Apagar o que sei sobre você aqui
command-export = Tudo o que guardo sobre você aqui, em arquivo
command-privacy = O que eu guardo, por quê e por quanto tempo

# --- Words for what stickers show ---

word-cat = gato
word-dog = cachorro
word-fox = raposa
word-rabbit = coelho
word-bear = urso
word-panda = panda
word-koala = coala
word-tiger = tigre
word-lion = leão
word-wolf = lobo
word-raccoon = guaxinim
word-hamster = hamster
word-monkey = macaco
word-pig = porco
word-cow = vaca
word-frog = sapo
word-ghost = fantasma
word-robot = robô
word-alien = alienígena
word-pumpkin = abóbora
word-skull = caveira
word-smiley = carinha
word-sun = sol
word-moon = lua
word-star = estrela
word-heart = coração
word-cloud = nuvem
word-cookie = biscoito
word-apple = maçã
word-strawberry = morango
word-polar-bear = urso-polar
word-mouse = rato
word-owl = coruja
word-penguin = pinguim
word-chick = pintinho
word-hedgehog = ouriço
word-octopus = polvo
word-unicorn = unicórnio
word-dragon = dragão
word-dinosaur = dinossauro
word-avocado = abacate
word-donut = donut
word-cupcake = cupcake
word-orange = laranja
word-lemon = limão
word-egg = ovo
word-rice-ball = bolinho de arroz
word-bubble-tea = bubble tea
word-coffee = café
word-cactus = cacto
word-mushroom = cogumelo
word-sunflower = girassol
word-storybook = livro de histórias
word-light-bulb = lâmpada
word-balloon = balão
word-rainbow = arco-íris
word-planet = planeta
word-earth = Terra
word-raindrop = gota de chuva
word-snowman = boneco de neve
word-happy = alegria
word-laughing = risada
word-celebrating = festa
word-in-love = paixão
word-kissing = beijo
word-winking = piscadela
word-cool = atitude descolada
word-yummy = água na boca
word-proud = orgulho
word-amazed = encanto
word-relieved = alívio
word-shocked = choque
word-scared = medo
word-nervous = nervosismo
word-embarrassed = vergonha
word-sad = tristeza
word-crying = choro
word-pleading = súplica
word-angry = raiva
word-furious = fúria
word-annoyed = irritação
word-confused = confusão
word-sleepy = sono
word-disgusted = nojo
word-thinking = reflexão
word-shy = timidez
word-hugging = abraço
word-silly = palhaçada
word-mischievous = travessura
word-nerdy = jeito nerd
word-dizzy = tontura
word-sick = doença
word-freezing = frio
word-overheated = calor
word-neutral = calma
word-3d = 3D
word-flat = plano
word-pixel-art = pixel art
word-line-art = desenho de linhas
word-pastel = pastel
word-neon = neon
word-watercolour = aquarela
word-crayon = giz de cera
word-pop-art = pop art
word-embroidery = bordado

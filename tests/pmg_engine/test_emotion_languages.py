"""Natural messages in the ten languages beside English: what is read, and what stays silent."""

from __future__ import annotations

import pytest
import torch

from pmg_engine.emotion import EmotionGate
from pmg_engine.text_encoder import TextEncoder
from pmg_engine.train.emotion_data import hand
from pmg_engine.vocabulary.tokens import fold

GLAD = {"happy", "laughing", "celebrating", "amazed", "proud", "cool", "in love", "yummy", "relieved", "kissing"}
SAD = {"sad", "crying", "embarrassed", "pleading"}
ANGRY = {"angry", "furious", "annoyed", "disgusted"}
AFRAID = {"scared", "nervous", "shocked"}
AMUSED = {"laughing", "happy", "celebrating"}
FOND = {"in love", "kissing", "happy"}


EMOTIVE = [
    ("soooo haaappy", GLAD),
    ("LOL 😂😂", AMUSED),
    ("I AM SO ANGRY RIGHT NOW", ANGRY),
    ("THIS IS UNACCEPTABLE, I HATE IT", ANGRY),
    ("😭😭😭", SAD),
    ("❤️", FOND),
    ("🥳", GLAD),
    ("😡", ANGRY),
    ("nooooo why 😢", SAD),
    ("yesss yesss yesss", GLAD),
    ("ugh this is so annoying", ANGRY),
    ("im dead lmaooo", AMUSED),
    ("WHY WOULD YOU DO THAT", ANGRY),
    ("我今天太开心了！", GLAD),
    ("气死我了", ANGRY),
    ("我好难过", SAD),
    ("好可怕啊", AFRAID),
    ("哈哈哈哈", AMUSED),
    ("я так рад за тебя!", GLAD),
    ("ненавижу его", ANGRY),
    ("мне очень грустно", SAD),
    ("боюсь темноты", AFRAID),
    ("ахахаха", AMUSED),
    ("спасибо огромное, ты лучший!", GLAD),
    ("¡qué alegría verte!", GLAD),
    ("estoy muy enfadado contigo", ANGRY),
    ("te quiero mucho", FOND),
    ("estoy muy triste hoy", SAD),
    ("tengo mucho miedo", AFRAID),
    ("jajajaja", AMUSED),
    ("ich freue mich so!", GLAD),
    ("das macht mich wütend", ANGRY),
    ("ich liebe dich", FOND),
    ("ich bin total traurig", SAD),
    ("ich habe Angst", AFRAID),
    ("je suis trop content !", GLAD),
    ("ça m'énerve", ANGRY),
    ("je suis triste", SAD),
    ("je t'aime", FOND),
    ("mdr", AMUSED),
    ("j'ai peur du noir", AFRAID),
    ("estou tão feliz hoje", GLAD),
    ("que raiva disso", ANGRY),
    ("estou muito triste", SAD),
    ("kkkkkkk", AMUSED),
    ("te amo", FOND),
    ("sono felicissimo!", GLAD),
    ("mi fai arrabbiare", ANGRY),
    ("sono triste", SAD),
    ("ti amo", FOND),
    ("che paura", AFRAID),
    ("çok mutluyum", GLAD),
    ("çok sinirliyim", ANGRY),
    ("çok üzgünüm", SAD),
    ("seni seviyorum", FOND),
    ("çok korkuyorum", AFRAID),
    ("أنا سعيد جدا اليوم", GLAD),
    ("أنا غاضب جدا", ANGRY),
    ("أنا حزين", SAD),
    ("أحبك", FOND),
    ("هههههه", AMUSED),
    ("أنا خائف", AFRAID),
    ("すごく嬉しい！", GLAD),
    ("ムカつく", ANGRY),
    ("悲しいです", SAD),
    ("大好き", FOND),
    ("怖い", AFRAID),
    ("wwwww", AMUSED),
    ("めっちゃ楽しかった！", GLAD),
    ("最悪だ、腹が立つ", ANGRY),
]
CALM = [
    "when does the bus leave?",
    "where do we meet tomorrow at 5?",
    "did you see my message?",
    "which platform is it?",
    "how much is the ticket?",
    "I'll be there at six",
    "can we move the call to 3pm?",
    "ok, noted",
    "公交车几点开？",
    "明天五点在哪里见面？",
    "请把文件发给我",
    "когда отходит автобус?",
    "где встречаемся завтра в пять?",
    "пришли мне адрес, пожалуйста",
    "¿cuándo sale el autobús?",
    "¿dónde quedamos mañana a las cinco?",
    "mándame la dirección por favor",
    "wann fährt der Bus ab?",
    "wo treffen wir uns morgen um fünf?",
    "schick mir bitte die Adresse",
    "à quelle heure part le bus ?",
    "on se retrouve où demain à 17h ?",
    "envoie-moi l'adresse s'il te plaît",
    "que horas sai o ônibus?",
    "onde nos encontramos amanhã às cinco?",
    "me manda o endereço, por favor",
    "a che ora parte l'autobus?",
    "dove ci vediamo domani alle cinque?",
    "mandami l'indirizzo per favore",
    "otobüs ne zaman kalkıyor?",
    "yarın saat beşte nerede buluşuyoruz?",
    "adresi gönderir misin?",
    "متى يغادر الباص؟",
    "أين نلتقي غدا الساعة الخامسة؟",
    "أرسل لي العنوان من فضلك",
    "バスは何時に出ますか？",
    "明日の五時にどこで会う？",
    "住所を送ってください",
]
# What anyone would say: laughter, a bare word, "I love you".
BARE = {
    "😭😭😭",
    "ахахаха",
    "jajajaja",
    "ich liebe dich",
    "je t'aime",
    "che paura",
    "seni seviyorum",
    "أحبك",
    "大好き",
    "怖い",
}


@pytest.fixture(scope="module")
def gate() -> EmotionGate:
    torch.set_num_threads(1)
    return EmotionGate.load(TextEncoder())


@pytest.mark.parametrize(("text", "meant"), EMOTIVE)
def test_an_emotion_is_read_in_every_language(gate: EmotionGate, text: str, meant: set[str]) -> None:
    emotion = gate.read(text)
    assert emotion.emotive
    assert emotion.emotion in meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("brrr it's freezing in here ❄️", "freezing"),
        ("sending you the biggest hug", "hugging"),
        ("my head won't stop spinning", "dizzy"),
        ("hmm, let me think about it for a while 🤔", "thinking"),
        ("qué frío hace hoy", "freezing"),
        ("крепко тебя обнимаю", "hugging"),
    ],
)
def test_thinking_hugging_dizzy_and_freezing_are_read(gate: EmotionGate, text: str, meant: str) -> None:
    assert gate.read(text).emotion == meant


@pytest.mark.parametrize("text", CALM)
def test_plans_and_requests_stay_silent_in_every_language(gate: EmotionGate, text: str) -> None:
    assert not gate.read(text).emotive


def test_only_bare_words_of_emotion_are_in_the_training_sentences() -> None:
    learnt = {fold(example.text) for example in hand() if example.split == "train"}
    assert {text for text in (*(text for text, _ in EMOTIVE), *CALM) if fold(text) in learnt} <= BARE

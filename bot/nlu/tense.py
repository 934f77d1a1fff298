"""Whether a day that is told lies behind ("paid on the 3rd") or ahead ("can pay on the 3rd")."""

import re

_REACH = 70
# A clause of so few words and no figure says too little of its own: "i paid 50, on the 3rd".
_SHORT = 2
_CLAUSE = re.compile(r"[.!?;,\n]| but | so | pero | asi que | y ya ")
_SENTENCE = re.compile(r"[.!?;\n]")
_BEHIND = (
    r"(?<!get )(?<!gets )(?<!getting )(?<!gettin )(?<!be )(?<!being )(?<!im )(?<!i'm )(?<!am )(?<!not )paid|sent|"
    r"lost|gave|made|laid (?:me|us|him|her|them|everybody|everyone)|"
    r"mailed|died|"
    r"passed away|filed|called|told|spoke|talked|did|was|were(?! (?:all )?(?:done|even|good|square|gonna|going|settled|through))|"
    r"been|since|back in|came|went|had|took|dropped|moved|"
    r"got (?:[a-z]+ed|[a-z]+en|fired|laid|hurt|sick|divorced|evicted|married|let|my|the|your|it|"
    r"a(?! (?:\d|couple|benj|c[- ]?note))|this|that|cut|"
    r"sued|paid)|started|"
    r"ended|turned|stopped|closed|retired|passed|shut|burned|flooded|kicked|quit|broke|fell|wiped|"
    r"debited|charged|cleared|posted|missed|bounced|signed|agreed|happened|"
    r"pague|mande|deposite|hice|perdi|murio|fallecio|abone|envie|hable|llame|pagaron|corrieron|despidieron|"
    r"sacaron|cobraron|firme|fue|fui|estuve|operaron|descansaron|quede|quitaron|liquide|dieron|cancele|meti|nombro|"
    r"nombraron|presente|empece|termine|salio|llego|puse|enterramos|se me paso|olvide"
)
_AHEAD = (
    r"will|ill|i'll|we'll|he'll|she'll|gonna|going to|gunna|finna|can|could|want|plan|would|might|need|try|hope|when|"
    r"until|let me|start(?:ing)?|get|gets|getting|be|do|pay|send|take|make|by|before|should|comes|hits|runs|ends|"
    r"due|ready|expect|"
    r"puedo|voy|va|pagare|mando|doy|pago|para|cuando|hasta|quiero|podria|mandare|hare|empiezo|empezar|empezando|"
    r"espero|tengo|cobro|pagan|caiga|cae|llega|antes"
)
# "Sin trabajo desde el 3": a state that began behind. "30 al mes desde el 3" begins ahead, as a sum does.
_STATE_SINCE = re.compile(
    r"\b(?:sin|estoy|ando|llevo|no|enferm\w+|incapacitad\w+|desemplead\w+|desocupad\w+|debo|vivo|trabaj\w+|cerrad\w+|asi)\b"
    r"[^.!?;,\d\n]{0,40}\bdesde (?:el |la |los )?(?:dia )?$"
)
_CUE = re.compile(rf"(?<![a-zñ'])(?:(?P<behind>{_BEHIND})|(?P<ahead>{_AHEAD}))(?![a-zñ'])")


def is_past(text: str, start: int, end: int) -> bool:
    """Tell whether the day at this place has passed, by the nearest telling verb of the sentence.

    Args:
        text: The whole written-out message.
        start: Where the day begins.
        end: Where it ends.
    """
    if _STATE_SINCE.search(text[max(0, start - _REACH) : start]):
        return True
    for boundary in (_CLAUSE, _SENTENCE):
        before = boundary.split(text[max(0, start - _REACH) : start])[-1]
        after = boundary.split(text[end : end + _REACH])[0]
        cues = list(_CUE.finditer(before))
        if cues:
            return cues[-1]["behind"] is not None
        cue = _CUE.search(after)
        if cue or len(f"{before} {after}".split()) > _SHORT or re.search(r"\d", before):
            return cue is not None and cue["behind"] is not None
    return False

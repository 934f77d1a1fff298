"""Texting shorthand and common misspellings, and the plain words they stand for.

One folded word in, one or more out. Spellings that are a word of the other language stay out of the table.
"""

from __future__ import annotations

_ENGLISH = """
u you|yall you|yous you|ur your|yalls your|youre you are|ure you are|r are|pls please|plz please|plse please|pleez please
plez please|txt text|txts texts|txting texting|txtin texting|texing texting|tex text|txtng texting|txtn texting
txted texted|txtd texted|txtme text me|msg message|msgs messages|msging messaging|msgd messaged|mesages messages
mesage message|messges messages|messege message|dnt dont|dun dont|don dont|stahp stop|stp stop|sotp stop|tsop stop
stpo stop|stopp stop|stoo stop|stopit stop it|unsub unsubscribe|optin opt in|optout opt out
wrng wrong|worng wrong|rong wrong|numbr number|nmbr number|num number|nbr number|numer number|numba number|numbah number
prsn person|persn person|lawer lawyer|laywer lawyer|lawyr lawyer|lawyers lawyer|atty attorney|attorneys attorney
gonna going to|gunna going to|gon going to|wanna want to|imma im going to|ima im going to|finna going to
boutta about to|iam im|gotta have to|outta out of|lemme let me|gimme give me|cuz because|bc because|cause because
hubby husband|hubbys husbands|hubs husband|alrdy already|alredy already|allready already|pd paid|payed paid
suicde suicide|sucide suicide|sucidal suicidal|decesed deceased|diseased deceased|ded dead|passd passed|alown alone
someone somebody|sombody somebody|somone somebody|sum1 somebody|cannot cant|til until|till until|w with|wit with
thru through|tho though|rn right now|tmrw tomorrow|tmr tomorrow|tomoro tomorrow|abt about|bout about|em them|lookin looking
n and|nd and|yrs years|yr year|mum mom|momma mom|mommy mom|daddy dad|daddys dads
granny grandma|nana grandma|wich which|wats whats|orig original|og original|orignal original
cpfb cfpb|cfbp cfpb|dat that|dis this|dey they|dem them|tha the|roomate roommate|roomie roommate
leve leave|harrasing harassing|harrassing harassing|harasing harassing|harassin harassing|ph phone|fone phone
acct account|acc account|chk check|dr doctor|sry sorry|hav have|dosent doesnt|dosnt doesnt|doesn doesnt
tryna trying to|tryin trying|cn can|cud could|cudnt couldnt|wud would|wudnt wouldnt|shud should
wrongg wrong|numberr number|diggin digging|woulda would have|coulda could have|shoulda should have
isn isnt|wasn wasnt|didn didnt|wouldn wouldnt|aren arent|bday birthday|govt government|ssn social|prolly probably
"""
_SPANISH = """
q que|k que|ke que|xq porque|pq porque|porq porque|xfa por favor|xfavor por favor|porfa por favor|porfis por favor
porfavor por favor|xf por favor|msj mensaje|msjs mensajes|mjs mensajes|msg mensaje|mensages mensajes|mensajs mensajes
textosde textos de|ekivocado equivocado|ekibocado equivocado|equibocado equivocado|equivocao equivocado
numro numero|nro numero|avogado abogado|aboga abogado|licensiado licenciado|licensiada licenciada|hya ya|aser hacer
escrivan escriban|escrivir escribir|aki aqui|aka aca|toy estoy|ta esta|tas estas|pa para|pal para el|ps pues|kiero quiero
busken busquen|bancarota bancarrota|uste usted|ustede ustedes|tel telefono|cel celular|fon telefono
nesecito necesito|nececito necesito|ocupo necesito|acredor acreedor|resibo recibo|nomas solo
matalme matarme|morilme morirme|quitalme quitarme|bolar volar|tb tambien|tmb tambien|tbn tambien
x por|orita ahorita|desplegao desplegado|cansao cansado|nambe no hombre|apa papa|ama mama|jefecita mama
"""


def _table(rows: str) -> dict[str, str]:
    pairs = (row.strip().partition(" ") for line in rows.strip().splitlines() for row in line.split("|"))
    return {short: plain for short, _, plain in pairs if plain}


SHORTHAND: dict[str, str] = {**_table(_SPANISH), **_table(_ENGLISH)}
"""Where both languages use a spelling ("msg"), the English reading stands; the Spanish rules know it."""

_DROPPED_G = """
actin askin beatin bein blockin botherin bringin buggin buyin callin carryin chargin chasin checkin chokin choosin claimin
collectin comin contactin cuttin dealin debitin deductin doin draftin drivin dyin emailin endin feelin fightin filin
fixin followin gettin givin goin handlin hangin harassin havin hearin helpin hidin hittin holdin hopin houndin
hurtin keepin killin knowin layin leavin lettin livin losin lyin makin managin meetin messagin messin movin nothin
offin owin payin pesterin phonin pickin plannin playin pressin pretendin provin pullin puttin quittin readin
receivin reportin representin requestin ringin runnin sayin scammin seein sellin sendin servin settin sharin shootin
sittin sleepin somethin speakin spendin standin startin stayin stealin stoppin suin swearin takin talkin tellin
textin thinkin threatenin tradin tryin turnin typin usin visitin waitin walkin wantin watchin withdrawin workin
writin anythin
"""
DROPPED_G: frozenset[str] = frozenset(_DROPPED_G.split())
"""Verbs written without their last letter ("callin")."""

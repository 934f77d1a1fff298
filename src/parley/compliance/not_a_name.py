"""Tell a person's name from an everyday word after "I am not ..." or "no soy ..."."""

_WORDS = """
sure able interested happy ready available home going ok okay rich comfortable the a an in at on your my his
her their our right fair funny true over good correct mine what how about even real legit possible helpful
acceptable enough necessary cool worth here there well sick dead stupid dumb afraid scared mad angry done free
allowed supposed responsible liable employed that this it so too very really just yet still now today asking
him them me you who kidding buying late behind trying proud gonna to for from with without and or but because
when if made like as by up down out off all any some no not old young legal clear working paying giving aware
certain satisfied disabled authorized doing against surprised human enrolled responsable capaz seguro segura
rico rica el la los las un una su mi tu de del yo quien ese esa este esta nada nadie ciudadano ciudadana
residente tonto tonta mala malo buena bueno rata deudor deudora duena dueno titular cliente eso millonario
millonaria estupido estupida ladron ladrona usuario usuaria feliz bot robot one way use point money need help
work job more such body nobody person man woman food car rent heat insurance problem room other everybody anybody
familia mayor menor adulto facil justo posible cierto verdad
"""
NOT_A_NAME: frozenset[str] = frozenset(_WORDS.split())
"""Words that are never read as a name, whatever their capitals."""

_NAMES = """
aaron abby abigail adam adrian adriana agnes aiden alan albert alberto alejandra alejandro alex alexander alexis alfredo
alice alicia alison allen allison alma alonzo alvin amanda amber amelia amy ana andre andrea andres andrew andy angela
angelica angelina anita ann anna anne annie anthony antonia antonio april arlene armando arnold arthur arturo ashley
audrey austin barbara beatrice beatriz becky ben benita benjamin bernard bernice bertha beth bethany betty beverly billy
blanca bob bobby bonnie brad bradley brandi brandon brandy brenda brendan brett brian briana brittany brooke bruce bryan
bryce caleb calvin cameron camila candace carl carla carlos carmen carol carolina caroline carolyn carrie casey cassandra
catalina catherine cathy cecilia cesar chad charlene charles charlie charlotte chelsea cheryl chloe chris christina
christine christopher cindy claire clara clarence claudia clayton clifford clinton clyde cody colleen connie connor
consuelo corey courtney craig cristian cristina crystal curtis cynthia daisy dale damian damon dan dana daniel daniela
danielle danny darlene darnell darrell darren daryl dave david dawn dean deandre deanna debbie deborah debra denise
dennis derek derrick desiree destiny devin devon diana diane diego dominic dominique don donald donna dora doreen doris
dorothy douglas duane dustin dwayne dylan earl ebony eddie edgar edith edna eduardo edward edwin eileen elaine eleanor
elena eli elias elijah elizabeth ella ellen elmer elsa elsie emilio emily emma enrique eric erica ericka erik erika erin
ernest ernesto esmeralda esperanza estela esteban esther ethan ethel eugene eva evan evelyn ezequiel fabiola felicia
felipe felix fernanda fernando florence floyd frances francis francisca francisco frank franklin fred freddie frederick
gabriel gabriela gabrielle gary gavin gene geoffrey george gerald geraldine gerardo gilbert gilberto gina gladys glen
glenda glenn gloria gordon graciela greg gregory greta griselda guadalupe guillermo gustavo gwendolyn hannah harold harriet
harry harvey hazel heather hector heidi helen henry herbert heriberto herman hilda holly hugo ian ida ignacio ines irene
irma isaac isabel isabella isaiah ismael israel ivan jack jackie jackson jacob jacqueline jaime jake jamal james jamie
jane janet janice jared jasmine jason javier jay jean jeanette jeff jeffery jeffrey jenna jennifer jenny jeremiah jeremy
jermaine jerome jerry jesse jessica jessie jesus jill jim jimmy jo joan joann joanna joanne joaquin jodi jody joe joel john
johnny jon jonathan jordan jorge jose josefina joseph josh joshua josie joyce juan juana juanita judith judy julia julian
julie julio june justin kaitlyn karen karina karl karla kate katherine kathleen kathryn kathy katie katrina kayla keisha
keith kelly kelsey ken kendra kenneth kenny kent kerry kevin kim kimberly kirk krista kristen kristin kristina kristy
kurt kyle lamar lance larry latasha latoya laura lauren laurie lawrence leah leandro lee lena leo leon leonard leonardo
leroy leslie lester leticia lewis lillian linda lindsay lindsey lisa liz logan lois lonnie lopez lorena lorenzo loretta
lori lorraine louis louise lourdes lucas lucia lucille lucy luis luke lupe luz lydia lynn mabel madison malik manny manuel
marc marcel marcia marco marcos marcus margaret margarita margie marguerite maria marian mariana marie marilyn mario
marisol marissa marjorie marlene marsha marshall martha martin martina marvin mary mateo mathew matilde matt matthew
maureen maurice mauricio max maxine megan melanie melinda melissa melvin mercedes meredith michael micheal michele
michelle miguel mike mildred milton mindy miranda miriam misty mitchell moises molly monica monique morgan muriel myrtle
nadine nancy naomi natalia natalie natasha nathan nathaniel neil nelson nicholas nicolas nicole nina noah noel noemi nora
norma norman octavio olga olivia omar ophelia oscar pablo paige pam pamela paola patricia patrick patsy patti patty paul
paula pauline pedro peggy penny perla pete peter phil philip phillip phyllis priscilla rachel rafael ralph ramiro ramon
ramona randall randy raquel raul raymond rebecca regina reginald rene renee ricardo richard rick ricky rita robert roberta
roberto robin rocio rodney rodolfo rodrigo roger rogelio roland ron ronald ronnie rosa rosalie rosalind rosalinda rosario
rosemary rosie roxanne roy ruben ruby russell ruth ryan sabrina sally salvador sam samantha samuel sandra santiago sara
sarah saul scott sean sebastian sergio shane shannon shari sharon shaun shauna shawn sheila shelby shelley sheri sherry
sheryl shirley sidney silvia simon sofia sonia sonya sophia sophie stacey stacy stanley stella stephanie stephen steve
steven stuart susan susana suzanne sydney sylvia tamara tameka tami tammy tania tanisha tanya tara tasha taylor ted terence
teresa terrance terrell terri terry thelma theodore theresa thomas tia tiffany tim timothy tina todd tom tomas tommy toni
tony tonya tracey traci tracy travis trevor tricia trina tristan troy trudy tyler tyrone valentina valerie vanessa vera
vernon veronica vicki vickie vicky victor victoria vincent viola violet virginia vivian wade wallace walter wanda warren
wayne wendell wendy wesley whitney wilbur wilfredo wilkin willard william willie wilma xavier ximena yadira yajaira yesenia
yolanda yvette yvonne zachary zoe abernathy alvarez brown campbell castillo castro chavez cruz davis delgado diaz dominguez
fernandez flores garcia gomez gonzalez gutierrez hernandez herrera jackson jimenez johnson jones martinez medina mendez
mendoza miller morales moreno munoz nguyen ortega ortiz patel perez ramirez ramos reyes rivera rodriguez romero ruiz sanchez
santos smith soto thompson torres vargas vasquez wilson
"""
NAMES: frozenset[str] = frozenset(_NAMES.split()) - NOT_A_NAME
"""Common given names and surnames in the United States: read as a name even in small letters."""


def is_name(word: str, as_typed: str, message: str) -> bool:
    """Tell whether a word is somebody's name: a common one, or one with a capital in a message that is not all capitals.

    Args:
        word: The folded word.
        as_typed: The same word as it was written.
        message: The whole message as it was written.
    """
    if word in NAMES:
        return True
    if word in NOT_A_NAME or word.endswith(("ing", "ando", "iendo")):
        return False
    return as_typed.strip(".,!?'\"")[:1].isupper() and not message.isupper()

"""Words that everyone knows: marking them would only be in a reader's way, so no term may be one."""

from __future__ import annotations

ORDINARY_WORDS = frozenset(
    """
    a about above across act action active after again against age ago air all almost alone along already
    also although always am among amount an and animal another answer any are area arm around article as ask
    at available away
    baby back bad base basic be because become bed been before begin behavior being believe below best better
    between big birth blood body bone born both brain breath breathe breathing bring brother build but by
    call called can care case cause caused causes certain chance change changes check chest child childhood
    children class clear clinic close cold color come common community complete condition contact control
    cost could country course cover current
    daily damage dark date daughter day days dead deal death decide deep develop development did die diet
    differ difference different difficult difficulty discover discuss disease diseases do doctor does done
    down dry due during
    each ear early easy eat effect effects either end energy enough even event ever every exact example
    except expect experience eye eyes
    face fact fall family far fast father feel feeling feet female few finally find finding fine finger
    fingers first five follow food foot for form found four from full function further
    general get girl give given go good great group grow growth guide
    had hair half hand hands hard has have he head health healthy hear hearing heart heat heavy height help
    her here high him his history home hospital hour hours how however human
    i idea if ill illness important in increase infant infants information inside instead into involve is it
    item its
    join joint joints just
    keep kind know known knowledge
    lack large last late later lead learn learning least leave left leg legs less let letter level life like
    likely limit line list little live living local long look loss lose low lower
    made mail main make male man many mark may me mean means measure medical medicine medicines meet member
    men mental middle might mild mind minute mother month months more most mother mouth move movement much
    muscle muscles must my
    name natural near nearly neck need never new next night no none normal normally nose not note nothing
    now number nurse
    of off office often oh old older on once one only open or order organ organs other others our out outside
    over own
    page pain paper parent parents part particular parts past patient patients pay people percent perhaps
    period person phone physical place plan play point possible power pregnancy pregnant present pressure
    prevent probably problem problems produce program provide public
    question questions quick quite
    rare rarely rate reach read reading real really reason receive recent record reduce region related
    remain report research resource rest result results right risk room round run
    same say school science search season second section see seem seen send serious service set seven several
    severe severity sex shape she short should show shown sick side sight sign signs similar simple since
    single sister site six size skin sleep slow small smell so social some someone sometimes son soon sound
    source speak special specialist speech stage stand start state still stomach stop strong study such
    sugar support sure surgeon surgery symptom symptoms system
    take talk tall taste tell ten term test testing tests than that the their them then there therefore these
    they thing things think third this those though three through throughout thus time tired to today
    together toe toes told tongue too tooth teeth touch toward treat treated treatment treatments trial true
    try turn twice two type types
    under understand until up upon upper us use used useful usual usually
    value varies various vary very view virus vision visit voice
    wait walk walking want was water way we weak weakness week weeks weight well were what when where whether
    which while white who whole whom why wide will with within without woman women word words work world
    would wrong
    year years yes yet you young younger your
    """.split()
)
"""In lower case, singular and plural where both are in use."""

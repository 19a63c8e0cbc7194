import { expect, test } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { detector } from "../../functions/domain/language/detect.ts";

const detect = detector(readKnowledge());

/** "My brother was arrested at the border" and the like, in languages that the channel does not know; never trained on. */
const unknown: readonly string[] = [
  "guten abend mein bruder wurde verhaftet und ich weiß nicht wo er ist",
  "kommt der bus auch am sonntag zum lager",
  "buonasera mio fratello è stato arrestato ieri",
  "il pullman per la città passa anche domenica?",
  "goedenavond mijn broer is opgepakt aan de grens",
  "dobry wieczór mój brat został zatrzymany na granicy",
  "bratr byl zadržen na hranici, nevíme kde je",
  "bună seara fratele meu a fost arestat la graniță",
  "mbrëmje e mirë vëllai im u arrestua në kufi",
  "dobro veče moj brat je uhapšen na granici",
  "добър вечер брат ми беше задържан на границата",
  "jó estét a testvéremet letartóztatták a határon",
  "god kväll min bror greps vid gränsen",
  "selamat malam kakak saya ditangkap di perbatasan",
  "magandang gabi po nahuli ang kapatid ko sa border",
  "chào buổi tối anh trai tôi bị bắt ở biên giới",
  "mwiriwe umuvandimwe wanjye bamufatiye ku mupaka",
  "mbote ndeko na ngai bakangaki ye na ndelo",
  "mwasuze mutya muganda wange baamukwata ku nsalo",
  "ẹ káàlẹ́ wọ́n mú arákùnrin mi ní ẹnubodè",
  "mgbede ọma e jidere nwanne m nwoke n'oke ala",
  "jam hiiri minnam nanngaama to keerol",
  "ani wula ye n balimakɛ minɛna dancɛ la",
  "sawubona umfowethu uboshiwe emngceleni",
  "manheru hama yangu yakasungwa pabhodha",
  "axşamınız xeyir qardaşımı sərhəddə tutublar",
  "assalomu alaykum akamni chegarada ushlab ketishdi",
  "ағамды шекарада ұстап кетті көмектесіңіздер",
  "агамды чек арадан кармап кетишти",
  "бародарамро дар сарҳад дастгир карданд",
  "акамни чегарада ушлаб кетишди",
  "ах дүүг минь хил дээр баривчилсан",
  "майго брата затрымалі на мяжы",
  "منهنجي ڀاءُ کي سرحد تي گرفتار ڪيو ويو",
  "ئاكامنى چېگرادا تۇتۇپ كەتتى",
  "میرے بھرا نوں پولیس پھڑ کے لے گئی اے",
  "bona nit el meu germà l'han detingut a la frontera",
  "καλησπέρα ο αδερφός μου",
];

test("three of four messages in languages that the channel does not know are not taken for one that it knows", () => {
  const recognised = unknown.filter((text) => detect(text).language === "und");
  expect(recognised.length / unknown.length).toBeGreaterThanOrEqual(0.75);
});

import type { HeadingWords } from "./concept";
import { dutch } from "./dutch";
import { english } from "./english";
import { german } from "./german";
import { danish, norwegian, swedish } from "./nordic";
import { polish } from "./polish";
import { french, italian, portuguese } from "./romance";
import { russian } from "./russian";
import { spanish } from "./spanish";
import { welsh } from "./welsh";

export type { Concept, HeadingWords } from "./concept";

/** English first: where one word means two things, the earlier language wins. */
export const LANGUAGES: readonly HeadingWords[] = [
  english,
  welsh,
  spanish,
  german,
  danish,
  norwegian,
  swedish,
  dutch,
  portuguese,
  french,
  italian,
  polish,
  russian,
];

// How links and titles are read, out of models/vocabulary.json; models/vocabulary.py says what each part means. Apart from
// vocabulary.ts, since Today needs none of it.
import * as words from '../../../models/vocabulary.json'

export const links = words.links
export const titles = words.titles

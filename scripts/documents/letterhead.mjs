import { paragraph } from './blocks.mjs';

/**
 * The head of a document that leaves the office: its name in red, the number of the document, and a
 * red rule 4 mm below it, as wide as the text.
 */
export const letterhead = (number = '{number}') => [
  paragraph('Letterhead', '{office}'),
  paragraph('Number', number),
];

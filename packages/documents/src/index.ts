export { dateInChinese, dateInNumerals } from './dates.ts';
export { fill } from './fill.ts';
export type { About } from './pdf/canvas.ts';
export { type Fonts, fontFiles } from './pdf/fonts.ts';
export { toPdf } from './pdf/pdf.ts';
export {
  type Answers,
  type Column,
  type Data,
  dataOf,
  type Figures,
  figureSpans,
  type Known,
  type Line,
  type Placeholder,
  type Span,
  type Speaking,
  type Value,
} from './placeholder.ts';
export { placeholdersOf, type Spoken } from './placeholders.ts';
export { TemplateError, type TemplateProblem } from './problem.ts';
export { type Tag, tagProblems } from './tags.ts';
export { checkTemplate, type Scanned, scanTemplate } from './template.ts';
export { zipLimits } from './zip.ts';

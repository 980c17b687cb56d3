import type { Text } from '@bitan/definitions';

/** What is wrong with a template: where, what, and what to do. */
export interface TemplateProblem {
  /** A stable name of the kind of problem, e.g. `tag.unknown`. */
  readonly code: string;
  /** The text around it, as it stands in the template; absent where it is no text. */
  readonly near?: string;
  readonly message: Text;
  readonly cure: Text;
}

/** What is wrong and what to do, in Chinese and English. */
export type Said = readonly [zh: string, en: string, cureZh: string, cureEn: string];

export const problem = (
  code: string,
  [zh, en, cureZh, cureEn]: Said,
  near?: string,
): TemplateProblem => ({
  code,
  ...(near !== undefined && { near }),
  message: { 'zh-CN': zh, en },
  cure: { 'zh-CN': cureZh, en: cureEn },
});

/** A file that cannot be used as a template; `problems` says why. */
export class TemplateError extends Error {
  readonly problems: readonly TemplateProblem[];
  constructor(problems: readonly TemplateProblem[]) {
    super(
      problems.map(({ message, near }) => `${message.en}${near ? ` (${near})` : ''}`).join('\n'),
    );
    this.name = 'TemplateError';
    this.problems = problems;
  }
}

import { DefinitionError, type Edition, type Pack, type Problem } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { review } from '@bitan/definitions/resolve';
import { exits } from '../exits.ts';
import { checkDocuments } from './check-documents.ts';

/** Prints what is wrong with a pack, each with file, pointer and cure. */
export async function check(root: string, pack: string): Promise<number> {
  const { edition, problems: found } = await reviewOf(root, pack);
  const inTemplates = edition ? await checkDocuments(root, pack, edition) : [];
  const problems = [...found, ...inTemplates];
  printProblems(problems);
  if (!edition) return exits.findings;
  const counted = [
    'facts',
    'parameters',
    'decisions',
    'invariants',
    'workflows',
    'forms',
    'documents',
  ] as const;
  const counts = counted.map((kind) => `${kind} ${Object.keys(edition[kind]).length}`).join(', ');
  console.log(`✓ ${edition.title['zh-CN']} / ${edition.title.en}`);
  console.log(`  ${edition.id}\n  ${counts}`);
  return problems.some(({ severity }) => severity === 'error') ? exits.findings : exits.good;
}

/** Loads and reviews a chain; a pack that cannot even be read is a finding too. */
export async function reviewOf(
  root: string,
  pack: string,
): Promise<{ edition?: Edition; problems: readonly Problem[] }> {
  try {
    const chain: Pack[] = await loadChain(root, pack);
    return review(chain);
  } catch (error) {
    if (error instanceof DefinitionError) return { problems: error.problems };
    throw error;
  }
}

/** The edition of a pack. @throws DefinitionError */
export async function editionOf(root: string, pack: string): Promise<Edition> {
  const { edition, problems } = await reviewOf(root, pack);
  if (!edition) throw new DefinitionError(problems);
  return edition;
}

export function printProblems(problems: readonly Problem[]): void {
  for (const { severity, file, pointer, message, cure } of problems) {
    console.error(`${severity === 'error' ? '✗' : '!'} ${file}#${pointer}`);
    console.error(`  ${message['zh-CN']} ${cure['zh-CN']}\n  ${message.en} ${cure.en}`);
  }
}

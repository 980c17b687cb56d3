import type { Edition, Problem } from '@bitan/definitions';
import { loadChain, loadTemplates } from '@bitan/definitions/load';
import { checkTemplate, placeholdersOf } from '@bitan/documents';

/** What is wrong with the templates of an edition's documents, each with the text around it. */
export async function checkDocuments(
  root: string,
  pack: string,
  edition: Edition,
): Promise<Problem[]> {
  const templates = await loadTemplates(root, await loadChain(root, pack));
  return Object.values(edition.documents).flatMap((document) => {
    const template = templates.get(document.template.sha256);
    if (!template) return [];
    const { file, bytes } = template;
    return checkTemplate(bytes, placeholdersOf(edition, document)).map(
      ({ code, near, message, cure }): Problem => ({
        severity: 'error',
        code,
        file,
        pointer: near === undefined ? '' : ` 「${near}」`,
        message,
        cure,
      }),
    );
  });
}

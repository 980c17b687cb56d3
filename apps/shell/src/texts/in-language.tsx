import type { Language } from '@bitan/definitions';
import type { ReactNode } from 'react';
import './english.ts';
import { PartLanguage } from './index.ts';

interface Props {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Shows a part of the page in a language, whatever the user's is. */
export function InLanguage({ language, children }: Props) {
  return (
    <PartLanguage.Provider value={language}>
      <div lang={language}>{children}</div>
    </PartLanguage.Provider>
  );
}

import { useTexts } from '../../texts/index.ts';
import { useEditing } from './editing.tsx';

/** What the checks of the draft say of one item. */
export function FindingsAt({ place }: { readonly place: string }) {
  const { t, say } = useTexts();
  const findings = useEditing()?.draft?.checks.findings.filter((one) => one.place === place) ?? [];
  return findings.map(({ code, severity, message, cure }) => (
    <div key={code + message.en} className={`finding-${severity}`}>
      {t(`draft.${severity}`)}: {say(message)} {say(cure)}
    </div>
  ));
}

import { useTexts } from '../texts/index.ts';

/** Something is being loaded. */
export function Waiting() {
  const { t } = useTexts();
  return (
    <div className="page" role="status" aria-label={t('common.waiting')}>
      <div className="waiting" />
    </div>
  );
}

import type { Handover } from '@bitan/api';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** What the other office answered to a matter that was handed over, or that it has not yet. */
export function HandoverState({
  handover: { to, received, refused },
}: {
  readonly handover: Pick<Handover, 'to' | 'received' | 'refused'>;
}) {
  const { t } = useTexts();
  if (received) {
    const { by, at } = received;
    return <>{t('handovers.receivedBy', { name: by.name, at: sayInstant(at) })}</>;
  }
  if (refused) {
    const { by, at, reason } = refused;
    return <>{t('handovers.refusedBy', { name: by.name, at: sayInstant(at), reason })}</>;
  }
  return <>{t(to ? 'handovers.waiting' : 'handovers.onPaper')}</>;
}

import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../texts/index.ts';

/** Says that the network is down before somebody finds out by submitting. */
export function Offline() {
  const { t } = useTexts();
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  return online ? null : <Alert banner type="warning" title={t('common.offline')} />;
}

function watch(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

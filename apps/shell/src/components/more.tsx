import { Button } from 'antd';
import { useTexts } from '../texts/index.ts';

interface Props {
  readonly more: (() => void) | undefined;
  readonly loading: boolean;
}

/** The way to the next page of a list, where there is one. */
export function More({ more, loading }: Props) {
  const { t } = useTexts();
  return more ? (
    <Button onClick={more} loading={loading}>
      {t('common.more')}
    </Button>
  ) : null;
}

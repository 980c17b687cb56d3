import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../texts/index.ts';

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <Result
      status="404"
      title={t('common.notFound')}
      extra={
        <Link to="/">
          <Button type="primary">{t('common.toStart')}</Button>
        </Link>
      }
    />
  );
}

import { Button } from 'antd';
import { Link } from 'react-router';
import { Result } from '../components/result.tsx';
import { useTexts } from '../texts/index.ts';

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <Result
      title={t('common.notFound')}
      extra={
        <Link to="/">
          <Button type="primary">{t('common.toStart')}</Button>
        </Link>
      }
    />
  );
}

import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles.css';
import { pageAt } from './pages/index.ts';
import { startTexts } from './texts/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void startTexts().then(() => createRoot(root).render(<App />));
// The page of the address comes while the server says who is signed in; the page itself says what fails.
pageAt(location.pathname)?.().catch(() => undefined);

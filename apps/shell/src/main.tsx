import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles.css';
import { startTexts } from './texts/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void startTexts().then(() => createRoot(root).render(<App />));

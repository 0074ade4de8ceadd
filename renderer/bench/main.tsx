import '../styles/fonts.css';
import '../styles/workbench.css';
import '../styles/picture.css';
import '../styles/bench.css';
import '../styles/bench-machine.css';
import '../styles/bench-cash.css';
import '../styles/bench-paper.css';
import { createRoot } from 'react-dom/client';
import { BenchApp } from './bench-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('bench.html has no #root');
createRoot(root).render(<BenchApp />);

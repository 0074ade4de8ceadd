import '../styles/fonts.css';
import '../styles/workbench.css';
import '../styles/gallery.css';
import { createRoot } from 'react-dom/client';
import { GalleryApp } from './gallery-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('gallery.html has no #root');
createRoot(root).render(<GalleryApp />);

import { galleryNames } from '../../app/ipc/names.ts';
import { expose } from './_expose.ts';

expose({ saudaGallery: galleryNames });

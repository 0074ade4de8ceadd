import { galleryContract } from '../../app/ipc/contract.ts';
import { expose } from './_expose.ts';

expose('saudaGallery', galleryContract);

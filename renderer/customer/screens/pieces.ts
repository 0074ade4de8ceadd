export { pieces } from '../../../app/messages/pieces.ts';

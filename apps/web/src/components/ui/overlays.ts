// One file, so that they are fetched as one.
export { DialogPopup } from './dialog-popup.tsx';
export { MenuPopup } from './menu-popup.tsx';
export { PopoverPopup } from './popover-popup.tsx';
export { Toaster } from './toaster.tsx';

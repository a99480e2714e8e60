// Makes the dashboard's pages live. Every page works without it: it only saves reloading them.
import './stream.js';
import './forms.js';
import './editors.js';

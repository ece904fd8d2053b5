/**
 * What people do in a browser, in the machine's own Chromium, against the running demonstration.
 */
package org.mentorat.browser;

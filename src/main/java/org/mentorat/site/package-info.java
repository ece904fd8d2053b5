/**
 * The public pages: the welcome, the texts people sign, the error pages, and the frame they share.
 */
package org.mentorat.site;

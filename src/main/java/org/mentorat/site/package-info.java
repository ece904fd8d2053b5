/**
 * The public pages: the welcome, the texts people sign, the error pages, the frame they share, and
 * the address of it all.
 */
package org.mentorat.site;

/** What holds the rooms apart. */
package org.mentorat.architecture;

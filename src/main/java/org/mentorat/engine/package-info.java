/**
 * Everything that adapts Camunda itself, so that no other room needs to know the engine; no
 * business.
 */
package org.mentorat.engine;

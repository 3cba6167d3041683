/** The life of a process: services start in order, report health, and drain in reverse order. */
package org.industrymonitor.runtime.lifecycle;

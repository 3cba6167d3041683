/** The HTTP endpoint of a process: metrics, health, and the routes that modules add. */
package org.industrymonitor.runtime.http;

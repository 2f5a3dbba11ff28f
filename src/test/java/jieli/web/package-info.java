@NullMarked
package jieli.web;

import org.jspecify.annotations.NullMarked;
